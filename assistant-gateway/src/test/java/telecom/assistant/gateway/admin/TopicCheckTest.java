package telecom.assistant.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.gateway.Settings;

class TopicCheckTest {

    private static final String WEEK = "604800000";

    private final Map<String, Optional<TopicState>> settings = new HashMap<>();
    private boolean away;
    private final TopicCheck check = new TopicCheck(Settings.admin(null), new NodeRoles(List.of("engine")), 16, () -> {
        if (away) {
            throw new IllegalStateException("simulated");
        }
        return Map.copyOf(settings);
    });

    @ParameterizedTest
    @CsvSource({"delete," + WEEK, "delete,43200000", "'compact,delete',86400000"})
    void isUpWhileEveryTopicDeletesItsRecordsInTimeButNotTooEarly(String policy, String retention) {
        topic("assistant.inbound", policy, retention);

        check.check();

        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @CsvSource({"delete,-1", "delete,604800001", "compact,1000", "delete,0", "delete,43199999"})
    void isDownWhenATopicKeepsItsRecordsTooLongOrNotLongEnough(String policy, String retention) {
        topic("assistant.inbound", policy, retention);
        topic("assistant.desk", "delete", WEEK);

        check.check();

        HealthCheckResponse response = check.call();
        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow()).containsOnlyKeys("assistant.inbound");
    }

    @Test
    void looksAtEveryTopicOfTheAssistant() {
        ChannelProfiles channels = new ChannelProfiles(List.of());

        assertThat(TopicCheck.topics(channels))
                .contains("assistant.inbound", "assistant.desk", "assistant.dead-letter", "assistant.audit-heads");
    }

    @Test
    void isUpWhileTheHeadsOfTheAuditTrailAreKept() {
        topic("assistant.audit-heads", "compact", "43200000");

        check.check();

        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @CsvSource({"delete", "'compact,delete'"})
    void isDownWhenTheHeadsOfTheAuditTrailAreDeleted(String policy) {
        topic("assistant.audit-heads", policy, WEEK);

        check.check();

        assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(check.call()
                        .getData()
                        .orElseThrow()
                        .get("assistant.audit-heads")
                        .toString())
                .contains("expected: compact");
    }

    @Test
    void isDownWhenATopicIsMissing() {
        settings.put("assistant.desk", Optional.empty());

        check.check();

        assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(check.call().getData().orElseThrow().get("assistant.desk").toString())
                .startsWith("missing");
    }

    @Test
    void isUpAgainOnceTheTopicIsCorrected() {
        settings.put("assistant.desk", Optional.empty());
        check.check();
        topic("assistant.desk", "delete", WEEK);

        check.check();

        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void keepsItsStatusWhenKafkaDoesNotAnswer() {
        away = true;
        check.check();
        assertThat(check.call().getStatus()).as("never answered").isEqualTo(Status.UP);

        away = false;
        settings.put("assistant.desk", Optional.empty());
        check.check();
        away = true;
        check.check();
        assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
    }

    @ParameterizedTest
    @CsvSource({
        // topic, partitions, replicas, in sync, min.insync.replicas, expected in the finding
        "assistant.inbound, 63, 3, 3, 2, partitions: 63",
        "assistant.outbound.voice, 15, 3, 3, 2, partitions: 15",
        "assistant.outbound.web, 15, 3, 3, 2, partitions: 15",
        "assistant.inbound, 64, 1, 1, 2, replicas: 1",
        "assistant.inbound, 64, 3, 3, 1, min.insync.replicas: 1",
        "assistant.inbound, 64, 3, 1, 2, 64 with fewer replicas in sync",
        "assistant.inbound, 64, 3, 0, 2, 64 partitions without a leader",
    })
    void namesFaultsOfPartitionsAndReplicas(
            String topic, int partitions, int replicas, int inSync, String minimum, String named) {
        settings.put(topic, Optional.of(state(partitions, replicas, inSync, Map.of("min.insync.replicas", minimum))));

        check.check();

        assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(check.call().getData().orElseThrow().get(topic).toString()).contains(named);
    }

    @Test
    void namesAllFaultsOfATopicAtOnce() {
        settings.put(
                "assistant.inbound",
                Optional.of(state(8, 1, 1, Map.of("min.insync.replicas", "1", "retention.ms", "0"))));

        check.check();

        assertThat(check.call().getData().orElseThrow().get("assistant.inbound").toString())
                .contains("retention.ms: 0", "partitions: 8", "replicas: 1", "min.insync.replicas: 1");
    }

    private void topic(String name, String policy, String retention) {
        settings.put(name, Optional.of(state(64, 3, 3, Map.of("cleanup.policy", policy, "retention.ms", retention))));
    }

    /** A topic on a cluster of brokers; a partition without a replica in sync has no leader. */
    private static TopicState state(int partitions, int replicas, int inSync, Map<String, String> config) {
        Map<String, String> all = new HashMap<>(Map.of("retention.ms", WEEK, "min.insync.replicas", "2"));
        all.putAll(config);
        List<Node> brokers = IntStream.range(0, replicas)
                .mapToObj(id -> new Node(id, "broker", 9092))
                .toList();
        return new TopicState(
                new Config(all.entrySet().stream()
                        .map(each -> new ConfigEntry(each.getKey(), each.getValue()))
                        .toList()),
                IntStream.range(0, partitions)
                        .mapToObj(each -> new TopicPartitionInfo(
                                each, inSync == 0 ? null : brokers.get(0), brokers, brokers.subList(0, inSync)))
                        .toList());
    }
}
