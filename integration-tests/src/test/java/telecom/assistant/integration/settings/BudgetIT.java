package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.Desk;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;
import telecom.assistant.local.gateway.Gateway;

/** A subscriber who has used what there is for a day is told so, also after a crash, and still reaches a person. */
class BudgetIT {

    private static final String NAME = "박마루";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final World world = World.running();

    @Test
    void tellsThatTheBudgetIsSpentAndHandsOverToAPerson() {
        world.gateway().close();
        Map<String, String> settings = new HashMap<>(world.stack().settings());
        settings.put("ASSISTANT_BUDGET_TOKENS_PER_DAY", "1");
        Path log = Path.of(System.getProperty("work.folder"), "gateway-budget.log");
        try (Gateway gateway = Gateway.start(World.jar(), log, settings);
                DirectLineChat chat = DirectLineChat.open(gateway.baseUrl(), "app-budget", NAME, World.freshNumber())) {
            say(chat, "이번 달 요금 얼마예요?", 1);
            int asked = world.stack().model().requests().size();

            gateway.kill();
            gateway.restart();
            chat.reconnect();
            say(chat, "데이터 얼마나 남았어요?", 2);

            assertThat(chat.replyTexts().get(1)).contains("내일").contains("상담원");
            assertThat(world.stack().model().requests()).hasSize(asked);
            try (Desk desk = Desk.open(gateway.webSocketUrl("/desk/ws"), "agent-budget", "지우")) {
                say(chat, "상담원 연결해 주세요", 3);
                await("the hand-off").atMost(LIMIT).until(() -> desk.conversationWith(NAME)
                        .map(conversation -> conversation.path("mode").asText())
                        .filter("WAITING"::equals)
                        .isPresent());
            }
        }
    }

    private static void say(DirectLineChat chat, String words, int replies) {
        chat.say(words, "ko-KR");
        await("the reply").atMost(LIMIT).until(() -> chat.replies().size() == replies);
    }
}
