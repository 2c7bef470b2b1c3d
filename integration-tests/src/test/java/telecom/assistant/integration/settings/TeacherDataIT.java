package telecom.assistant.integration.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.Administration;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;

/**
 * The training data for smaller models: conversations of subscribers who agreed, without anything that identifies them.
 */
class TeacherDataIT {

    private static final String EXPORT = "/admin/teacher-data";
    private static final String CONSENT = "/admin/subscribers/consents/training";
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final World world = World.with(Strict.SETTINGS);
    private final String consenting = World.freshNumber();
    private final String other = World.freshNumber();

    @Test
    void exportsOnlyAnswersToSubscribersWhoAgreedAndContinuesAfterACursor() {
        Administration admin = Strict.administration(world.gateway());
        String subscriber = "{\"number\":\"" + consenting + "\"}";
        assertThat(admin.ask("PUT", CONSENT, subscriber).status()).isEqualTo(202);

        converse("app-teacher", "김하늘", consenting, "저는 김하늘이고 010-1234-5678이에요. 해외에서 로밍 되나요?", "출국 전에 무엇을 하나요?");
        converse("app-other", "이바다", other, "로밍 요금제 알려줘");

        await("the conversations to be over")
                .atMost(LIMIT)
                .until(() -> admin.lines(EXPORT).size() == 2);
        List<JsonNode> lines = admin.lines(EXPORT);
        assertAnonymised(lines);
        assertContinuesAfterCursor(admin, lines);

        assertThat(admin.ask("DELETE", CONSENT, subscriber).status()).isEqualTo(202);
        await("the withdrawal").atMost(LIMIT).until(() -> admin.lines(EXPORT).isEmpty());
    }

    private void converse(String account, String name, String number, String... texts) {
        try (DirectLineChat chat = world.chat(account, name, number)) {
            for (int said = 0; said < texts.length; said++) {
                int answered = said + 1;
                chat.say(texts[said], "ko-KR");
                await("the reply").atMost(LIMIT).until(() -> chat.replies().size() == answered);
            }
        }
    }

    private void assertAnonymised(List<JsonNode> lines) {
        JsonNode last = lines.get(1).path("messages");
        assertThat(last)
                .extracting(message -> message.path("role").asText())
                .containsExactly("system", "user", "assistant", "user", "assistant");
        assertThat(last.path(0).path("content").asText()).contains("[web] The app's chat");
        assertThat(last.path(1).path("content").asText())
                .matches("\\[web \\d\\d:\\d\\d] 저는 <NAME>이고 010-\\*{4}-5678이에요\\. 해외에서 로밍 되나요\\?");
        assertThat(last.path(3).path("content").asText()).matches("\\[web \\d\\d:\\d\\d] 출국 전에 무엇을 하나요\\?");
        assertThat(lines.get(0).path("messages").path(2).path("content").asText())
                .isNotBlank()
                .doesNotStartWith("[AI");
        assertThat(lines.get(0).path("metadata").path("tier").asText()).isEqualTo("primary");
        assertThat(lines.toString()).doesNotContain("하늘", consenting, other, "로밍 요금제 알려줘");
    }

    private static void assertContinuesAfterCursor(Administration admin, List<JsonNode> lines) {
        assertThat(admin.lines(EXPORT + "?limit=1")).isEqualTo(lines.subList(0, 1));
        assertThat(admin.lines(EXPORT + "?after=" + cursor(lines.get(0)))).isEqualTo(lines.subList(1, 2));
        assertThat(admin.lines(EXPORT + "?after=" + cursor(lines.get(1)))).isEmpty();
        assertThat(admin.get(EXPORT + "?after=nonsense").status()).isEqualTo(400);
        assertThat(admin.get(EXPORT + "?limit=0").status()).isEqualTo(400);
    }

    private static String cursor(JsonNode line) {
        return line.path("metadata").path("cursor").asText();
    }
}
