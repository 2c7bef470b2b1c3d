package telecom.assistant.gateway.admin;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with a topic: it is missing, keeps subscribers' utterances for longer than allowed, deletes what has to
 * be kept, could lose records, or cannot be written to at the moment.
 *
 * @param description a text for operators that lists each wrong setting and its expected value
 */
record TopicFinding(String topic, String description) {

    /** What is wrong with a topic, if anything. */
    static Optional<TopicFinding> of(String topic, Optional<TopicState> state, TopicRequirements required) {
        String what = state.map(present -> faults(topic, present, required))
                .orElse("missing (expected: provisioned with the deployment)");
        return what.isEmpty() ? Optional.empty() : Optional.of(new TopicFinding(topic, what));
    }

    private static String faults(String topic, TopicState state, TopicRequirements required) {
        return Stream.of(
                        required.isKept(topic) ? keeping(state) : retention(state, required.limits()),
                        partitions(state.partitions().size(), required.fewestPartitions(topic)),
                        replicas(state, required.limits()),
                        inSync(state, required.limits()),
                        availability(state))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
    }

    private static String retention(TopicState state, AdminConfig limits) {
        String policy = state.setting(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE);
        if (!policy.contains(CLEANUP_POLICY_DELETE)) {
            return CLEANUP_POLICY_CONFIG + ": " + policy + " keeps a record of each key (expected: delete)";
        }
        long millis = state.number(RETENTION_MS_CONFIG, -1);
        long shortest = limits.shortestTopicRetention().toMillis();
        long longest = limits.longestTopicRetention().toMillis();
        return millis >= Math.min(shortest, longest) && millis <= longest
                ? null
                : RETENTION_MS_CONFIG + ": " + millis + " (expected: " + shortest + " to " + longest
                        + ", settings assistant.admin.shortest-topic-retention and longest-topic-retention)";
    }

    private static String keeping(TopicState state) {
        String policy = state.setting(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE);
        return policy.equals(CLEANUP_POLICY_COMPACT)
                ? null
                : CLEANUP_POLICY_CONFIG + ": " + policy + " deletes what is to be kept (expected: compact)";
    }

    private static String partitions(int found, int fewest) {
        return found >= fewest
                ? null
                : "partitions: " + found + " (expected: at least " + fewest
                        + ", settings assistant.admin.inbound-partitions and assistant.node.partitions)";
    }

    private static String replicas(TopicState state, AdminConfig limits) {
        int fewest = state.fewestReplicas();
        return fewest >= limits.topicReplicas()
                ? null
                : "replicas: " + fewest + " (expected: at least " + limits.topicReplicas()
                        + ", setting assistant.admin.topic-replicas)";
    }

    private static String inSync(TopicState state, AdminConfig limits) {
        long minimum = state.number(MIN_IN_SYNC_REPLICAS_CONFIG, 1);
        return minimum >= limits.topicInSyncReplicas()
                ? null
                : MIN_IN_SYNC_REPLICAS_CONFIG + ": " + minimum + " (expected: at least " + limits.topicInSyncReplicas()
                        + ", setting assistant.admin.topic-in-sync-replicas)";
    }

    private static String availability(TopicState state) {
        long leaderless = state.partitionsWithoutLeader();
        long behind = state.partitionsBelow(state.number(MIN_IN_SYNC_REPLICAS_CONFIG, 1));
        return leaderless == 0 && behind == 0
                ? null
                : "now: " + leaderless + " partitions without a leader, " + behind
                        + " with fewer replicas in sync than min.insync.replicas (expected: none)";
    }
}
