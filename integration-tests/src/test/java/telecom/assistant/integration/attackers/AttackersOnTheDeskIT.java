package telecom.assistant.integration.attackers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.integration.harness.Administration;
import telecom.assistant.integration.harness.Desk;
import telecom.assistant.integration.harness.RawWebSocket;
import telecom.assistant.integration.harness.Witness;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;

/** Attacks on the agents' desk and on the administration: commands in the chats of others, junk, wrong tokens. */
class AttackersOnTheDeskIT {

    private static final String DESK = "/desk/ws?agent=mallory&name=Mallory";

    private static World world;
    private static Witness witness;

    @BeforeAll
    static void begin() {
        world = Attacked.world();
        witness = new Witness(world);
    }

    @AfterAll
    static void nobodyElseWasAffected() throws Exception {
        try (Witness present = witness) {
            present.assertNobodyWasAffected(List.of(Attacked.PLANTED_NUMBER, Attacked.PLANTED_WORD));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "[]",
                "{",
                "{\"type\":{}}",
                "{\"type\":\"say\",\"conversation\":\"not an id\",\"text\":\"쌍둥이바람개비\"}",
                "{\"type\":\"쌍둥이바람개비\"}",
                "{\"type\":\"say\"}",
                "DEEP",
                "LONG"
            })
    void whatIsNoCommandIsRefusedAndNotRepeated(String frame) {
        String sent = frame.replace("DEEP", "[".repeat(60_000)).replace("LONG", "9".repeat(60_000));
        try (RawWebSocket desk = RawWebSocket.open(at(), DESK, Map.of())) {
            JsonNode refusal = desk.text(sent).answerTo("").orElseThrow();

            assertThat(refusal.path("code").asText()).isEqualTo("bad-command");
            assertThat(refusal.toString()).doesNotContain(Attacked.PLANTED_WORD);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"join", "say", "leave", "close"})
    void aConversationThatIsNotThereIsRefused(String type) {
        Map<String, String> command = Map.of(
                "type", type, "command", "c1", "conversation", UUID.randomUUID().toString(), "text", "hello");
        try (RawWebSocket desk = RawWebSocket.open(at(), DESK, Map.of())) {
            assertThat(desk.json(command)
                            .answerTo("c1")
                            .orElseThrow()
                            .path("type")
                            .asText())
                    .isEqualTo("error");
        }
    }

    @Test
    void aFrameThatIsNotUtf8ClosesItsDeskOnly() {
        try (RawWebSocket desk = RawWebSocket.open(at(), DESK, Map.of())) {
            assertThat(desk.frame(RawWebSocket.TEXT, new byte[] {'{', (byte) 0xC0, (byte) 0x80, '}'})
                            .closeCode())
                    .isEqualTo(1007);
        }
    }

    @Test
    void whoHasNotJoinedCannotSpeakForOrEndTheChatOfAColleague() {
        try (DirectLineChat victim = world.chat("app-desk-victim", "Victim", World.freshNumber());
                Desk kim = world.desk("kim", "Kim");
                Desk mallory = world.desk("mallory", "Mallory")) {
            victim.say("상담원 연결해 주세요", "ko-KR");
            String conversation = idOf(kim, "WAITING");
            kim.join(conversation);
            idOf(kim, "AGENT");

            mallory.say(conversation, Attacked.PLANTED_WORD, null);
            mallory.leave(conversation);
            kim.say(conversation, "무엇을 도와드릴까요?", null);
            eventually(
                    "Kim's words", () -> victim.replyTexts().stream().anyMatch(text -> text.contains("무엇을 도와드릴까요?")));

            assertThat(victim.activities().toString()).doesNotContain(Attacked.PLANTED_WORD);
            assertThat(modeOf(kim)).isEqualTo("AGENT");
        }
    }

    private static String idOf(Desk desk, String mode) {
        eventually(mode, () -> modeOf(desk).equals(mode));
        return desk.conversationWith("Victim").orElseThrow().path("id").asText();
    }

    private static String modeOf(Desk desk) {
        return desk.conversationWith("Victim")
                .map(item -> item.path("mode").asText())
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "Bearer",
        "Bearer wrong",
        "Bearer admin-token-of-a-tes",
        "Bearer admin-token-of-a-test2",
        "Basic YWRtaW46YWRtaW4=",
        "admin-token-of-a-test",
        "Bearer Bearer admin-token-of-a-test"
    })
    void aTokenThatIsNotTheAdministrationsOpensNothing(String authorization) {
        Administration attacker = authorization.isEmpty()
                ? new Administration(world.gateway())
                : new Administration(world.gateway(), "Authorization", authorization);
        for (String path : List.of(
                "/admin/dead-letters",
                "/admin/evaluations",
                "/admin/articles",
                "/admin/incidents",
                "/admin/teacher-data",
                "/admin//dead-letters",
                "/admin;a=1/dead-letters")) {
            Administration.Answer answer = attacker.get(path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.type()).as(path).isEqualTo("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /admin/dead-letters?limit=-1                    |
            GET    | /admin/dead-letters?limit=99999999999999999999  |
            POST   | /admin/dead-letters/99999/0/replay              | {}
            POST   | /admin/dead-letters/0/-1/replay                 | {}
            POST   | /admin/dead-letters/a/b/replay                  | {}
            POST   | /admin/evaluations                              | DEEP
            POST   | /admin/evaluations                              | {"files":"쌍둥이바람개비"}
            GET    | /admin/evaluations/%00                          |
            PUT    | /admin/articles/x                               | DEEP
            PUT    | /admin/articles/x                               | {"title":7}
            PUT    | /admin/articles/%2e%2e%2f                       | {}
            PUT    | /admin/incidents/x                              | DEEP
            PUT    | /admin/incidents/x                              | LARGE
            GET    | /admin/conversations/none/story                 |
            GET    | /admin/conversations/' or 1=1--/story           |
            GET    | /admin/teacher-data?after=yesterday             |
            DELETE | /admin/subscribers                              |
            DELETE | /admin/subscribers                              | {"number":"112"}
            DELETE | /admin/subscribers                              | DEEP
            PUT    | /admin/subscribers/consents/training            | {"number":"+82109876"}
            PATCH  | /admin/dead-letters                             | {}
            """)
    void whatTheAdministrationCannotReadIsAProblem(String method, String path, String body) {
        String sent = body == null
                ? null
                : body.replace("DEEP", "{\"a\":".repeat(5_000)).replace("LARGE", "\"" + "a".repeat(300_000) + "\"");
        Administration operator =
                new Administration(world.gateway(), "Authorization", "Bearer " + Attacked.ADMIN_TOKEN);

        Administration.Answer answer = operator.ask(method, path.replace(" ", "%20"), sent);

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.body().toString()).doesNotContain(Attacked.PLANTED_WORD);
    }

    private static void eventually(String what, Callable<Boolean> condition) {
        await(what).atMost(Duration.ofSeconds(20)).until(condition);
    }

    private static URI at() {
        return Attacked.at(world);
    }
}
