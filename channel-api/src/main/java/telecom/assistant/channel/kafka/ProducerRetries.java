package telecom.assistant.channel.kafka;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Leaves retries to the Kafka client, which keeps the order of records (KIP-98, idempotent producer). The connector
 * would resend a failed record after later ones, so its setting {@code retries} is 0. The client's setting has the same
 * name, so the client's default is restored here. {@code delivery.timeout.ms} limits the client's retries.
 */
@ApplicationScoped
class ProducerRetries implements ClientCustomizer<Map<String, Object>> {

    private static final Set<String> CHANNELS = Set.of("events", "desk-events");

    @Override
    public Map<String, Object> customize(String channel, Config channelConfig, Map<String, Object> kafka) {
        if (CHANNELS.contains(channel)) {
            kafka.put(ProducerConfig.RETRIES_CONFIG, Integer.toString(Integer.MAX_VALUE));
        }
        return kafka;
    }
}
