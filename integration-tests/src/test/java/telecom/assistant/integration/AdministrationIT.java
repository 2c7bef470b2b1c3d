package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.integration.harness.Administration;
import telecom.assistant.integration.harness.Administration.Answer;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.gateway.Gateway;

/** Who may ask the assistant for what, and what it says of its topics. */
class AdministrationIT {

    private static final String TOKEN = "token-of-a-test";

    private final World world = World.running();

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
    void servesNobodyElseAsLongAsThereIsNoToken(String method, String path) {
        Answer answer = new Administration(world.gateway(), "X-Forwarded-For", "192.0.2.1").ask(method, path, null);

        assertThat(answer.status()).isIn(403, 404);
        assertThat(answer.body().has("deadLetters")).isFalse();
        if (answer.status() == 403) {
            assertThat(answer.type()).isEqualTo("application/problem+json");
            assertThat(answer.body().path("status").asInt()).isEqualTo(403);
        }
    }

    @Test
    void takesAnErasureAndAnswersWithThePseudonym() {
        Administration admin = new Administration(world.gateway());
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
                        topics(world.gateway()).path("status").asText())
                .isEqualTo("UP"));
        assertThat(topics(world.gateway()).has("data")).isFalse();
    }

    @Test
    void asksForTheTokenAndFindsTopicsUnfitThatKeepTooMuch() {
        world.gateway().close();
        Map<String, String> settings = new HashMap<>(world.stack().settings());
        settings.put("ASSISTANT_ADMIN_TOKEN", TOKEN);
        settings.put("ASSISTANT_ADMIN_LONGEST_TOPIC_RETENTION", "1h");
        Path log = Path.of(System.getProperty("work.folder"), "gateway-admin.log");
        try (Gateway gateway = Gateway.start(World.jar(), log, settings)) {
            Answer unknown = new Administration(gateway).get("/admin/dead-letters");
            Answer known = new Administration(gateway, "Authorization", "Bearer " + TOKEN).get("/admin/dead-letters");

            assertThat(unknown.status()).isEqualTo(401);
            assertThat(known.status()).isEqualTo(200);
            await("the topics").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            topics(gateway).path("data"))
                    .hasSize(6));
            assertThat(topics(gateway).path("status").asText()).isEqualTo("DOWN");
        }
    }

    private static JsonNode topics(Gateway gateway) {
        for (JsonNode check :
                new Administration(gateway).get("/q/health/well").body().path("checks")) {
            if (check.path("name").asText().equals("topics")) {
                return check;
            }
        }
        throw new AssertionError("no check of the topics");
    }
}
