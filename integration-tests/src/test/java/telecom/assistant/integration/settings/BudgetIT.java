package telecom.assistant.integration.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.Desk;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;

/** A subscriber who has used up the day's budget is told so, even after a crash, and can still reach an agent. */
class BudgetIT {

    private static final String NAME = "박마루";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final World world = World.with(Map.of("ASSISTANT_BUDGET_TOKENS_PER_DAY", "1"));

    @Test
    void saysThatTheBudgetIsSpentAndHandsOverToAnAgent() {
        try (DirectLineChat chat = world.chat("app-budget", NAME, World.freshNumber())) {
            say(chat, "이번 달 요금 얼마예요?", 1);
            int asked = world.stack().model().requests().size();

            world.gateway().kill();
            world.gateway().restart();
            chat.reconnect();
            say(chat, "데이터 얼마나 남았어요?", 2);

            assertThat(chat.replyTexts().get(1)).contains("내일").contains("상담원");
            assertThat(world.stack().model().requests()).hasSize(asked);
            try (Desk desk = world.desk("agent-budget", "지우")) {
                say(chat, "상담원 연결해 주세요", 3);
                await("the hand-off").atMost(LIMIT).until(() -> desk.conversationWith(NAME)
                        .map(conversation -> conversation.path("mode").asText())
                        .filter("WAITING"::equals)
                        .isPresent());
            }
        }
    }

    private static void say(DirectLineChat chat, String text, int replies) {
        chat.say(text, "ko-KR");
        await("the reply").atMost(LIMIT).until(() -> chat.replies().size() == replies);
    }
}
