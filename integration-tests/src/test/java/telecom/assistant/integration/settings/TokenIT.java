package telecom.assistant.integration.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.Administration;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.gateway.Gateway;

/**
 * A gateway whose administration endpoints require a token, and which expects topics to keep their events for at most
 * an hour.
 */
class TokenIT {

    private final Gateway gateway = World.with(Strict.SETTINGS).gateway();

    @Test
    void servesNobodyWithoutTheToken() {
        assertThat(new Administration(gateway).get("/admin/dead-letters").status())
                .isEqualTo(401);
        assertThat(Strict.administration(gateway).get("/admin/dead-letters").status())
                .isEqualTo(200);
    }

    @Test
    void reportsTopicsThatKeepTheirEventsTooLong() {
        await("the topics").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        new Administration(gateway).topics().path("data"))
                .hasSize(6));
        assertThat(new Administration(gateway).topics().path("status").asText()).isEqualTo("DOWN");
    }
}
