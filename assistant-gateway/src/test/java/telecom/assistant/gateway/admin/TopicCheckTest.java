package telecom.assistant.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.gateway.Settings;

class TopicCheckTest {

    private static final String WEEK = "604800000";

    private final Map<String, Optional<Config>> settings = new HashMap<>();
    private boolean away;
    private final TopicCheck check = new TopicCheck(Settings.admin(null), new NodeRoles(List.of("engine")), () -> {
        if (away) {
            throw new IllegalStateException("simulated");
        }
        return Map.copyOf(settings);
    });

    @ParameterizedTest
    @CsvSource({"delete," + WEEK, "delete,0", "'compact,delete',1000"})
    void isUpWhileEveryTopicDeletesItsRecordsInTime(String policy, String retention) {
        topic("assistant.inbound", policy, retention);

        check.check();

        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @CsvSource({"delete,-1", "delete,604800001", "compact,1000"})
    void isDownWhenATopicKeepsItsRecordsTooLong(String policy, String retention) {
        topic("assistant.inbound", policy, retention);
        topic("assistant.desk", "delete", WEEK);

        check.check();

        HealthCheckResponse response = check.call();
        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow()).containsOnlyKeys("assistant.inbound");
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

    private void topic(String name, String policy, String retention) {
        settings.put(
                name,
                Optional.of(new Config(Map.of("cleanup.policy", policy, "retention.ms", retention).entrySet().stream()
                        .map(each -> new ConfigEntry(each.getKey(), each.getValue()))
                        .collect(Collectors.toSet()))));
    }
}
