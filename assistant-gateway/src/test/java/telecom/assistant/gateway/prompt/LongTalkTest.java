package telecom.assistant.gateway.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.gateway.prompt.LongTalk.Break;
import telecom.assistant.gateway.prompt.LongTalk.Prompt;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.tokens.TokenWeights;

/** What holds for every long conversation, whatever is said in it. */
class LongTalkTest {

    private static final int MANY = 200;
    private static final int MOST_FOLDS = MANY / 8;
    private static final int MOST_RECALIBRATIONS = 3;

    /** Measured values are 0.876 to 0.919; only a fold changes most of a prompt. */
    private static final double LEAST_SHARE = 0.85;

    /**
     * The cases differ in the tier's tokens for an ASCII character and for any other, and in the share of summaries that
     * fail. A prompt begins like the one before it unless a block was folded or left out, part of a reply turned out
     * not to have been heard, or the estimate was corrected.
     */
    @ParameterizedTest
    @CsvSource({
        "1, true, 0.22, 0.55, 0.2",
        "2, true, 0.27, 0.80, 0.2",
        "3, true, 0.30, 1.30, 0.2",
        "4, false, 0.22, 0.55, 0.2",
        "5, false, 0.40, 1.30, 0.2",
        "6, true, 0.27, 0.80, 0",
        "7, false, 0.25, 0.80, 0",
        "8, true, 0.27, 0.80, 1",
        "9, false, 0.40, 1.30, 1"
    })
    void thePromptGrowsAtItsEndWithinTheBudget(long seed, boolean korean, double ascii, double other, double failing) {
        LongTalk talk = new LongTalk(seed, korean, new TokenWeights(ascii, other), failing);
        Map<Break, Integer> breaks = new EnumMap<>(Break.class);
        Prompt before = talk.turn(1);
        double shares = 0;
        int longest = 0;
        for (int turn = 2; turn <= MANY; turn++) {
            Prompt now = talk.turn(turn);
            if (!begins(now.messages(), before.messages())) {
                assertThat(now.allowed())
                        .as("the prompt of turn %d does not begin with the one before", turn)
                        .isPresent();
                breaks.merge(now.allowed().orElseThrow(), 1, Integer::sum);
            }
            shares += share(before.rendered(), now.rendered());
            longest = Math.max(longest, now.tokens());
            before = now;
        }
        double share = shares / (MANY - 1);
        System.out.printf(
                "prefix seed=%d korean=%s failing=%.1f share=%.3f longest=%d breaks=%s%n",
                seed, korean, failing, share, longest, breaks);

        assertThat(longest).isLessThanOrEqualTo(LongTalk.BUDGET);
        assertThat(breaks.getOrDefault(Break.FOLDED, 0)).isBetween(1, MOST_FOLDS);
        assertThat(breaks.getOrDefault(Break.RECALIBRATED, 0)).isLessThanOrEqualTo(MOST_RECALIBRATIONS);
        assertThat(share).isGreaterThan(LEAST_SHARE);
    }

    private static boolean begins(List<ChatMessage> now, List<ChatMessage> before) {
        return now.size() >= before.size() && now.subList(0, before.size()).equals(before);
    }

    /** The share of a prompt, in characters, that it has in common with the beginning of the prompt before it. */
    private static double share(String before, String now) {
        int same = 0;
        while (same < before.length() && same < now.length() && before.charAt(same) == now.charAt(same)) {
            same++;
        }
        return (double) same / now.length();
    }
}
