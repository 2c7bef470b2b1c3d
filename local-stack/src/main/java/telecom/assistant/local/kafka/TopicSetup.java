package telecom.assistant.local.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Creates the assistant's topics as a deployment would provision them, but with one replica. */
final class TopicSetup {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Map<String, String> CONFIG = Map.of(
            TopicConfig.RETENTION_MS_CONFIG, String.valueOf(Duration.ofHours(24).toMillis()));
    private static final Map<String, Integer> PARTITIONS = Map.of(
            "assistant.inbound", 64,
            "assistant.outbound.voice", 16,
            "assistant.outbound.sms", 16,
            "assistant.outbound.web", 16,
            "assistant.desk", 8,
            "assistant.dead-letter", 4,
            "assistant.audit-heads", 1);
    private static final Map<String, String> COMPACTED =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

    private TopicSetup() {}

    /** Creates the topics that are missing. If data is kept from an earlier run, they exist already. */
    static void create(String bootstrapServers) throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var present = admin.listTopics().names().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            List<NewTopic> missing = PARTITIONS.entrySet().stream()
                    .filter(topic -> !present.contains(topic.getKey()))
                    .map(topic -> new NewTopic(topic.getKey(), topic.getValue(), (short) 1)
                            .configs(topic.getKey().equals("assistant.audit-heads") ? COMPACTED : CONFIG))
                    .toList();
            admin.createTopics(missing).all().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
