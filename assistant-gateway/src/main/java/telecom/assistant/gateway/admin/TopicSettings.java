package telecom.assistant.gateway.admin;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks Kafka for the settings of topics. */
final class TopicSettings {

    private TopicSettings() {}

    /**
     * The settings of each topic, in the given order; empty for a topic that does not exist. Blocks, but not for much
     * longer than the limit.
     */
    static Map<String, Optional<Config>> read(Map<String, Object> kafka, Duration limit, List<String> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        int millis = Math.toIntExact(limit.toMillis());
        Map<String, Object> client = new HashMap<>(kafka);
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        Admin admin = Admin.create(client);
        try {
            Map<ConfigResource, KafkaFuture<Config>> asked = admin.describeConfigs(
                            topics.stream().map(TopicSettings::resource).toList())
                    .values();
            Map<String, Optional<Config>> settings = new LinkedHashMap<>();
            for (String topic : topics) {
                settings.put(topic, answer(asked.get(resource(topic)), millis));
            }
            return settings;
        } finally {
            admin.close(limit);
        }
    }

    private static Optional<Config> answer(KafkaFuture<Config> asked, int millis)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return Optional.of(asked.get(millis, TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
