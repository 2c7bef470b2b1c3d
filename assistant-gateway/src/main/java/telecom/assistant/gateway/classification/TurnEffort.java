package telecom.assistant.gateway.classification;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.conversation.turn.Context;
import telecom.assistant.gateway.text.BigramSimilarity;
import telecom.assistant.model.Effort;

/**
 * How hard the last turn of a conversation is, by rules that cost nothing.
 *
 * <p>A turn is hard if the previous answer failed or was left incomplete, if the two previous answers were interrupted,
 * if the subscriber says nearly the same as in one of the two previous turns, or if the utterance is long. It is
 * routine if the utterance is very short. Otherwise the rules do not decide.
 */
final class TurnEffort {

    private static final int SHORT_UTTERANCE = 16;
    private static final int INTERRUPTIONS = 2;
    private static final int ASCII_END = 0x80;

    private final Context context;
    private final long currentTurn;
    private final List<UtteranceRecord> answers;

    private TurnEffort(Context context) {
        this.context = context;
        this.currentTurn = context.lastSubscriberTurnBefore(Long.MAX_VALUE);
        this.answers = context.said().stream()
                .filter(utterance -> utterance.role() == Role.ASSISTANT && utterance.turn() < currentTurn)
                .toList();
    }

    /**
     * Judges the last turn; empty if the rules do not decide.
     *
     * @param longUtterance the length from which an utterance counts as hard; see {@link
     *     ClassificationConfig#longUtterance}
     */
    static Optional<Effort> of(Context context, int longUtterance) {
        TurnEffort turn = new TurnEffort(context);
        int length = length(turn.words(turn.currentTurn));
        if (turn.failedBefore() || turn.interruptedAgain() || length >= longUtterance || turn.repeats()) {
            return Optional.of(Effort.HARD);
        }
        return length <= SHORT_UTTERANCE ? Optional.of(Effort.ROUTINE) : Optional.empty();
    }

    private boolean failedBefore() {
        return !answers.isEmpty() && answers.get(answers.size() - 1).state() == UtteranceState.INCOMPLETE;
    }

    private boolean interruptedAgain() {
        return answers.size() >= INTERRUPTIONS
                && answers.stream()
                        .skip(answers.size() - INTERRUPTIONS)
                        .allMatch(answer -> answer.state() == UtteranceState.INTERRUPTED);
    }

    private boolean repeats() {
        long previousTurn = context.lastSubscriberTurnBefore(currentTurn);
        return BigramSimilarity.isRepetition(words(previousTurn), words(currentTurn))
                || BigramSimilarity.isRepetition(
                        words(context.lastSubscriberTurnBefore(previousTurn)), words(currentTurn));
    }

    private String words(long turn) {
        return context.said().stream()
                .filter(utterance -> utterance.role() == Role.SUBSCRIBER && utterance.turn() == turn)
                .map(UtteranceRecord::text)
                .collect(Collectors.joining(" "));
    }

    private static int length(String words) {
        return words.codePoints().map(point -> point < ASCII_END ? 1 : 2).sum();
    }
}
