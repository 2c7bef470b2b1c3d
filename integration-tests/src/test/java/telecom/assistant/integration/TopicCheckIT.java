package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.Administration;
import telecom.assistant.integration.harness.World;

/** The findings of the topic check about topics of a real broker that do not meet the needs of a deployment. */
class TopicCheckIT {

    private static final ConfigResource DEAD_LETTERS =
            new ConfigResource(ConfigResource.Type.TOPIC, "assistant.dead-letter");

    private final World world = World.with(Map.of(
            "ASSISTANT_ADMIN_TOPIC_CHECK_INTERVAL", "1s",
            "ASSISTANT_ADMIN_TOPIC_REPLICAS", "3",
            "ASSISTANT_ADMIN_TOPIC_IN_SYNC_REPLICAS", "2",
            "ASSISTANT_ADMIN_INBOUND_PARTITIONS", "65",
            "ASSISTANT_NODE_PARTITIONS", "17"));
    private final Administration admin = new Administration(world.gateway());

    @AfterEach
    void restoreTheTopicSettings() throws Exception {
        alter(
                AlterConfigOp.OpType.SET,
                "retention.ms",
                String.valueOf(Duration.ofHours(24).toMillis()));
        alter(AlterConfigOp.OpType.DELETE, "min.insync.replicas", "");
    }

    @Test
    void reportsTooFewReplicasAndPartitionsAndTooShortARetention() throws Exception {
        alter(AlterConfigOp.OpType.SET, "retention.ms", "0");
        alter(AlterConfigOp.OpType.SET, "min.insync.replicas", "2");

        await("the findings").atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        finding("assistant.dead-letter"))
                .contains("retention.ms: 0", "replicas: 1", "4 with fewer replicas in sync"));
        assertThat(finding("assistant.inbound"))
                .contains("partitions: 64 (expected: at least 65", "min.insync.replicas: 1")
                .doesNotContain("retention.ms");
        assertThat(finding("assistant.outbound.voice")).contains("partitions: 16 (expected: at least 17");
        assertThat(finding("assistant.outbound.sms")).doesNotContain("partitions: 16");
        assertThat(admin.get("/q/health/ready").status())
                .as("readiness is not affected")
                .isEqualTo(200);
    }

    private String finding(String topic) {
        return admin.topics().path("data").path(topic).asText();
    }

    private void alter(AlterConfigOp.OpType how, String name, String value) throws Exception {
        try (Admin broker =
                Admin.create(Map.of("bootstrap.servers", world.stack().kafka().bootstrapServers()))) {
            broker.incrementalAlterConfigs(
                            Map.of(DEAD_LETTERS, List.of(new AlterConfigOp(new ConfigEntry(name, value), how))))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
    }
}
