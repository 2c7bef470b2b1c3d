package telecom.assistant.conversation.turn;

import java.util.List;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;

/**
 * What came of asking the model.
 *
 * @param ending never {@link ReplyEnding#INTERRUPTED}, which is decided here
 * @param text what was generated, the disclosure and other words of the system between included
 * @param systemParts where those stand
 * @param handoff why a person is wanted; null unless the reply was handed over
 * @param origin who answered; null when nobody did
 * @param tokens what was used, as far as it is known; 0 when no tier began to answer
 * @param firstTokenMillis from the arrival of the words to the first of the reply; null when there was none
 * @param failure what went wrong, for the log; null when nothing did
 */
public record Reply(
        ReplyEnding ending,
        String text,
        List<SystemPart> systemParts,
        Wish handoff,
        ReplyOrigin origin,
        long tokens,
        Long firstTokenMillis,
        String failure) {

    public Reply {
        systemParts = List.copyOf(systemParts);
    }

    /**
     * That a person should go on.
     *
     * @param summary what the agent should know before saying hello
     */
    public record Wish(String reason, String summary) {}

    /** A reply without the model. */
    static Reply without(ReplyEnding ending, Wish handoff) {
        return new Reply(ending, "", List.of(), handoff, null, 0, null, null);
    }
}
