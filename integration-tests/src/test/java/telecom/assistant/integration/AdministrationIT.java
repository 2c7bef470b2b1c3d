package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.integration.harness.Administration;
import telecom.assistant.integration.harness.Administration.Answer;
import telecom.assistant.integration.harness.Desk;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;

/** Who may use the administration endpoints, and what they report. */
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
        "GET, /admin/teacher-data",
        "GET, /admin/conversations/01990000-0000-7000-8000-000000000000/story"
    })
    void servesOnlyThisMachineWhenNoTokenIsSet(String method, String path) {
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
    void tellsTheStoryOfAConversationWithoutItsTexts() {
        String number = World.freshNumber();
        String name = "이야기" + number;
        try (DirectLineChat chat = world.chat("app-story-" + number, name, number);
                Desk desk = world.desk("agent-story", "지우")) {
            chat.say("이번 달 요금 얼마예요?", "ko-KR");
            await("the reply")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> chat.replies().size() == 1);
            world.handset(number).text("데이터 얼마나 남았어요?");
            await("the receipt").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            story(desk, name).path("events").findValuesAsText("receipt"))
                    .isNotEmpty()
                    .allMatch(receipt -> receipt.startsWith("DELIVRD")));

            JsonNode story = story(desk, name);

            assertThat(story.path("legs").findValuesAsText("channel")).containsExactlyInAnyOrder("web", "sms");
            assertThat(story.path("events").findValuesAsText("role"))
                    .filteredOn(role -> !role.equals("SYSTEM"))
                    .containsExactly("SUBSCRIBER", "ASSISTANT", "SUBSCRIBER", "ASSISTANT");
            assertThat(story.toString()).doesNotContain("요금", "데이터", name, number);
        }
    }

    /** The story of the conversation with the subscriber of this name; a missing node while the desk shows none. */
    private JsonNode story(Desk desk, String name) {
        return desk.conversationWith(name)
                .map(found -> admin.get(
                                "/admin/conversations/" + found.path("id").asText() + "/story")
                        .body())
                .orElse(MissingNode.getInstance());
    }

    @Test
    void hasNoStoryOfAnUnknownConversation() {
        Answer unknown = admin.get("/admin/conversations/01990000-0000-7000-8000-000000000000/story");
        Answer malformed = admin.get("/admin/conversations/none/story");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(List.of(unknown.type(), malformed.type())).containsOnly("application/problem+json");
    }

    @Test
    void reportsTheTopicsOfTheStackAsHealthy() {
        await("the topics").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        admin.topics().path("status").asText())
                .isEqualTo("UP"));
        assertThat(admin.topics().has("data")).isFalse();
    }
}
