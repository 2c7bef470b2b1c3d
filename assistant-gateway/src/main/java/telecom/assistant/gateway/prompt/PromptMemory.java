package telecom.assistant.gateway.prompt;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.guard.DefusedText;
import telecom.assistant.model.Characters;
import telecom.assistant.model.tokens.TokenWeights;

/**
 * Caches the lines of one conversation, so that the work of a turn does not grow with the conversation. Each line is
 * laid out and counted once for as long as its utterance is in memory and unchanged. It is made anew when the utterance
 * is corrected, or when other weights may cut it at another point. Thread-safe.
 */
final class PromptMemory {

    private static final Characters MARK = Characters.ofMessage(PromptHistory.UNANSWERED);

    private final double mostTokens;
    private final Function<String, Characters> length;
    private final Map<UUID, Kept> lines = new HashMap<>();
    private Summary summary;
    private Characters ofSummary = Characters.NONE;

    /**
     * @param mostTokens the length at which a single utterance is cut
     * @param length counts a message of the prompt
     */
    PromptMemory(double mostTokens, Function<String, Characters> length) {
        this.mostTokens = mostTokens;
        this.length = length;
    }

    /** @param weights the weights that decided whether to cut the line */
    private record Kept(PromptLine line, TokenWeights weights) {}

    /**
     * The line that shows an utterance.
     *
     * @param time the time in its tag
     */
    @SuppressWarnings("ReferenceEquality") // Comparing all its words would cost as much as counting them.
    synchronized PromptLine line(UtteranceRecord utterance, String time, TokenWeights weights) {
        Kept kept = lines.get(utterance.id());
        if (kept != null
                && kept.line().utterance() == utterance
                && kept.line().time().equals(time)
                && wouldBeCutAlike(kept, weights)) {
            return kept.line();
        }
        PromptLine line = layOut(utterance, time, weights);
        lines.put(utterance.id(), new Kept(line, weights));
        return line;
    }

    private boolean wouldBeCutAlike(Kept kept, TokenWeights weights) {
        return kept.weights().equals(weights)
                || (isSurelyWhole(kept.line().utterance().text(), kept.weights())
                        && isSurelyWhole(kept.line().utterance().text(), weights));
    }

    private PromptLine layOut(UtteranceRecord utterance, String time, TokenWeights weights) {
        String own = DefusedText.of(PromptHistory.ownWords(utterance));
        String words = isSurelyWhole(own, weights) ? own : weights.cut(own, mostTokens);
        return new PromptLine(
                utterance,
                time,
                words,
                length.apply(PromptHistory.line(utterance, time, words)).plus(MARK));
    }

    /** Whether a text is too short to be cut, whatever characters it consists of. */
    private boolean isSurelyWhole(String text, TokenWeights weights) {
        return text.length() * Math.max(weights.ascii(), weights.other()) <= mostTokens;
    }

    /** The length of a summary, together with its introduction. */
    synchronized Characters lengthOf(Summary shown, Function<Summary, Characters> counted) {
        if (!shown.equals(summary)) {
            ofSummary = counted.apply(shown);
            summary = shown;
        }
        return ofSummary;
    }

    /** Forgets the lines of all other utterances, if there are many of them. */
    synchronized void keepOnly(Collection<UtteranceRecord> said) {
        if (lines.size() > 2 * said.size()) {
            Set<UUID> ids = said.stream().map(UtteranceRecord::id).collect(Collectors.toSet());
            lines.keySet().retainAll(ids);
        }
    }

    /** Forgets everything. */
    synchronized void clear() {
        lines.clear();
        summary = null;
    }
}
