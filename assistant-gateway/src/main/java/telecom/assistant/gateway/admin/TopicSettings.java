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
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks Kafka for the state of topics. */
final class TopicSettings {

    private TopicSettings() {}

    /**
     * The state of each topic, in the given order; empty for a topic that does not exist. Blocks, but not for much
     * longer than the limit.
     */
    static Map<String, Optional<TopicState>> read(Map<String, Object> kafka, Duration limit, List<String> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        int millis = Math.toIntExact(limit.toMillis());
        Map<String, Object> client = new HashMap<>(kafka);
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        Admin admin = Admin.create(client);
        try {
            Map<ConfigResource, KafkaFuture<Config>> configs = admin.describeConfigs(
                            topics.stream().map(TopicSettings::resource).toList())
                    .values();
            Map<String, KafkaFuture<TopicDescription>> descriptions =
                    admin.describeTopics(topics).topicNameValues();
            Map<String, Optional<TopicState>> states = new LinkedHashMap<>();
            for (String topic : topics) {
                states.put(topic, state(configs.get(resource(topic)), descriptions.get(topic), millis));
            }
            return states;
        } finally {
            admin.close(limit);
        }
    }

    private static Optional<TopicState> state(
            KafkaFuture<Config> config, KafkaFuture<TopicDescription> description, int millis)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return Optional.of(new TopicState(
                    config.get(millis, TimeUnit.MILLISECONDS),
                    description.get(millis, TimeUnit.MILLISECONDS).partitions()));
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
