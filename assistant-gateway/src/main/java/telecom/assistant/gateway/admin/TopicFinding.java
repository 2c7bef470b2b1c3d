package telecom.assistant.gateway.admin;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What is wrong with a topic: it is missing, or it keeps what subscribers said for longer than it may.
 *
 * @param what a text for operators, with the topic's setting and the expected value
 */
record TopicFinding(String topic, String what) {

    /** What is wrong with a topic, if anything. */
    static Optional<TopicFinding> of(String topic, Optional<Config> config, Duration longest) {
        return config.map(present -> retention(present, longest))
                .orElseGet(() -> Optional.of("missing (expected: provisioned with the deployment)"))
                .map(what -> new TopicFinding(topic, what));
    }

    private static Optional<String> retention(Config config, Duration longest) {
        String policy = value(config, TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        if (!policy.contains(TopicConfig.CLEANUP_POLICY_DELETE)) {
            return Optional.of("cleanup.policy: " + policy + " keeps a record of each key (expected: delete)");
        }
        String retention = value(config, TopicConfig.RETENTION_MS_CONFIG, "-1");
        long millis = Long.parseLong(retention);
        return millis >= 0 && millis <= longest.toMillis()
                ? Optional.empty()
                : Optional.of("retention.ms: " + retention + " (expected: 0 to " + longest.toMillis()
                        + ", setting assistant.admin.longest-topic-retention)");
    }

    private static String value(Config config, String name, String fallback) {
        ConfigEntry entry = config.get(name);
        return entry == null || entry.value() == null ? fallback : entry.value();
    }
}
