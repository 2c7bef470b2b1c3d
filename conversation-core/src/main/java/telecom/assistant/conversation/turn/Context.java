package telecom.assistant.conversation.turn;

import java.util.List;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceRecord;

/**
 * The part of a conversation that can be shown to the model.
 *
 * @param summary the summary of its beginning; null while there is none
 * @param said the latest utterances, oldest first
 * @param complete whether these are all utterances of the conversation; otherwise even some of a turn's utterances may
 *     be missing
 */
public record Context(Summary summary, List<UtteranceRecord> said, boolean complete) {

    public Context {
        said = List.copyOf(said);
    }

    public Context(Summary summary, List<UtteranceRecord> said) {
        this(summary, said, false);
    }

    /** The last turn that the summary covers; 0 while there is none. */
    public long foldedThrough() {
        return summary == null ? 0 : summary.throughTurn();
    }

    /** The context as it was when the model was asked to answer the subscriber's previous turn. */
    public Context whenLastAsked() {
        long currentTurn = lastSubscriberTurnBefore(Long.MAX_VALUE);
        long previousTurn = lastSubscriberTurnBefore(currentTurn);
        return asAskedIn(previousTurn);
    }

    /** The context in which a turn was answered: without the answer and everything after it. */
    public Context asAskedIn(long turn) {
        return new Context(
                summary,
                said.stream()
                        .filter(utterance -> utterance.turn() < turn
                                || (utterance.turn() == turn && utterance.role() == Role.SUBSCRIBER))
                        .toList(),
                complete);
    }

    /** The last turn before the given one in which the subscriber said something; 0 if there is none. */
    public long lastSubscriberTurnBefore(long before) {
        return said.stream()
                .filter(utterance -> utterance.role() == Role.SUBSCRIBER && utterance.turn() < before)
                .mapToLong(UtteranceRecord::turn)
                .max()
                .orElse(0);
    }
}
