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

/** Asks Kafka for the settings of topics. Blocks, but not for much longer than the limit. */
final class TopicSettings {

    private final Map<String, Object> kafka;
    private final Duration limit;

    TopicSettings(Map<String, Object> kafka, Duration limit) {
        this.limit = limit;
        this.kafka = new HashMap<>(kafka);
        int millis = Math.toIntExact(limit.toMillis());
        this.kafka.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        this.kafka.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    }

    /** The settings of each topic, in the given order; empty for a topic that does not exist. */
    Map<String, Optional<Config>> of(List<String> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        Admin admin = Admin.create(kafka);
        try {
            Map<ConfigResource, KafkaFuture<Config>> asked = admin.describeConfigs(
                            topics.stream().map(TopicSettings::resource).toList())
                    .values();
            Map<String, Optional<Config>> settings = new LinkedHashMap<>();
            for (String topic : topics) {
                settings.put(topic, answer(asked.get(resource(topic))));
            }
            return settings;
        } finally {
            admin.close(limit);
        }
    }

    private Optional<Config> answer(KafkaFuture<Config> asked)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return Optional.of(asked.get(limit.toMillis(), TimeUnit.MILLISECONDS));
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
