package telecom.assistant.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InlineThinkingTest {

    private final StringBuilder thought = new StringBuilder();
    private final StringBuilder answer = new StringBuilder();
    private InlineThinking thinking = new InlineThinking(thought::append, answer::append);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            nullValues = "-",
            value = {
                "<think>The bill.</think>It is 43,200 won.|The bill.|It is 43,200 won.",
                "⏎ <think>a < b </thin</think>⏎⏎네, 맞아요.|a < b </thin|네, 맞아요.",
                "<think></think>Yes.|-|Yes.",
                "<think>never ended|never ended|-",
                "<thin ice> is no tag|-|<thin ice> is no tag",
                "네, 확인할게요. <think>비밀 생각</think> 12.5GB|비밀 생각|네, 확인할게요. 12.5GB",
                "<think>하나</think><think>둘 비밀</think>12.5GB|하나둘 비밀|12.5GB",
                "<thinking>비밀</thinking>네.|비밀|네.",
                "<Thought>비밀</thought>네.|비밀|네.",
                "생각</think>네.|-|생각</think>네.",
                "  Yes.|-|  Yes.",
                "<th|-|<th"
            })
    void separatesThinkingFromTheAnswerWhereverPiecesBreak(String sent, String expectedThought, String expected) {
        String text = sent.replace('⏎', '\n');
        for (int one = 0; one <= text.length(); one++) {
            for (int two = one; two <= text.length(); two++) {
                begin();
                accept(text.substring(0, one), text.substring(one, two), text.substring(two));

                assertThat(thought.toString()).isEqualTo(expectedThought == null ? "" : expectedThought);
                assertThat(answer.toString()).isEqualTo(expected == null ? "" : expected);
            }
        }
    }

    @Test
    void separatesTheChannelsOfHarmonyWhereverPiecesBreak() {
        String text = "<|channel|>analysis<|message|>비밀<|end|><|start|>assistant<|channel|>final<|message|>네.";
        for (int one = 0; one <= text.length(); one++) {
            begin();
            accept(text.substring(0, one), text.substring(one));

            assertThat(thought).hasToString("비밀");
            assertThat(answer).hasToString("네.");
        }
    }

    @Test
    void holdsBackNoneOfTheAnswer() {
        thinking.accept("Yes");

        assertThat(answer).hasToString("Yes");
    }

    private void begin() {
        thought.setLength(0);
        answer.setLength(0);
        thinking = new InlineThinking(thought::append, answer::append);
    }

    private void accept(String... pieces) {
        for (String piece : pieces) {
            if (!piece.isEmpty()) {
                thinking.accept(piece);
            }
        }
        thinking.end();
    }
}
