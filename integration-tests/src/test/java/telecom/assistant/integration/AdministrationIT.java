package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.integration.harness.Administration;
import telecom.assistant.integration.harness.Administration.Answer;
import telecom.assistant.integration.harness.World;

/** Who may use the administration, and what it says about the topics. */
class AdministrationIT {

    private final World world = World.running();
    private final Administration admin = new Administration(world.gateway());

    @ParameterizedTest
    @CsvSource({
        "GET, /admin/dead-letters",
        "GET, /admin;v=1/dead-letters",
        "GET, //admin/dead-letters",
        "POST, /admin/dead-letters/0/0/replay",
        "DELETE, /admin/subscribers",
        "PUT, /admin/subscribers/consents/training",
        "GET, /admin/teacher-data"
    })
    void servesOnlyThisMachineAsLongAsThereIsNoToken(String method, String path) {
        Answer answer = new Administration(world.gateway(), "X-Forwarded-For", "192.0.2.1").ask(method, path, null);

        assertThat(answer.status()).isIn(403, 404);
        assertThat(answer.body().has("deadLetters")).isFalse();
        if (answer.status() == 403) {
            assertThat(answer.type()).isEqualTo("application/problem+json");
            assertThat(answer.body().path("status").asInt()).isEqualTo(403);
        }
    }

    @Test
    void acceptsAnErasureAndAnswersWithThePseudonym() {
        String number = World.freshNumber();

        Answer accepted = admin.ask("DELETE", "/admin/subscribers", "{\"number\":\"" + number + "\"}");
        Answer refused = admin.ask("DELETE", "/admin/subscribers", "{\"number\":\"nobody\"}");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.body().path("subscriber").asText()).hasSize(43);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.type()).isEqualTo("application/problem+json");
    }

    @Test
    void findsTheTopicsOfTheStackFit() {
        await("the topics").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        admin.topics().path("status").asText())
                .isEqualTo("UP"));
        assertThat(admin.topics().has("data")).isFalse();
    }
}
