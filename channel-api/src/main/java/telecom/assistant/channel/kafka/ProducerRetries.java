package telecom.assistant.channel.kafka;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Leaves retries to the Kafka client. The connector's own setting {@code retries} has the client's name: with 0 it does not
 * send a failed record once more, behind those that came after it, but the client would not retry either, which does it in
 * order (KIP-98, idempotent producer). So the client gets its own default back; {@code delivery.timeout.ms} bounds it.
 */
@ApplicationScoped
class ProducerRetries implements ClientCustomizer<Map<String, Object>> {

    private static final String CHANNEL = "events";

    @Override
    public Map<String, Object> customize(String channel, Config channelConfig, Map<String, Object> kafka) {
        if (CHANNEL.equals(channel)) {
            kafka.put(ProducerConfig.RETRIES_CONFIG, Integer.toString(Integer.MAX_VALUE));
        }
        return kafka;
    }
}
