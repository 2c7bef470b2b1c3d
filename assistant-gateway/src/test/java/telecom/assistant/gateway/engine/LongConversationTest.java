package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.SHOWN_TURNS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import telecom.assistant.model.ChatMessage;

/** A conversation that outgrows both the prompt and the memory. */
class LongConversationTest {

    private static final int MANY = 200;
    private static final int BLOCK = SHOWN_TURNS / 2;

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void growsThePromptAtItsEndExceptWhenABlockOfTurnsIsLeftOut() {
        List<Integer> shrunk = new ArrayList<>();
        List<ChatMessage> before = List.of();
        for (int turn = 1; turn <= MANY; turn++) {
            List<ChatMessage> now = promptOf(turn);
            if (!now.subList(0, Math.min(before.size(), now.size())).equals(before)) {
                shrunk.add(turn);
            }
            before = now;
        }

        assertThat(shrunk)
                .containsExactly(IntStream.iterate(SHOWN_TURNS + BLOCK, turn -> turn <= MANY, turn -> turn + BLOCK)
                        .boxed()
                        .toArray(Integer[]::new));
    }

    @Test
    void showsTheModelTheSameAfterARestart() {
        for (int turn = 1; turn < MANY; turn++) {
            promptOf(turn);
        }
        EngineUnderTest.Taken last = engine.say(WEB, "질문");
        List<ChatMessage> before = engine.model.reply().request().messages();
        engine.restart();

        last.again();

        assertThat(engine.model.reply().request().messages()).isEqualTo(before);
    }

    /** What the model is shown in a turn, which it then answers. */
    private List<ChatMessage> promptOf(int turn) {
        engine.say(WEB, "질문 " + turn);
        List<ChatMessage> prompt = engine.model.reply().request().messages();
        engine.model.reply().say("답 " + turn).finish();
        return prompt;
    }
}
