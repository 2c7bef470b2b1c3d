package telecom.assistant.conversation.turn;

import java.util.List;
import telecom.assistant.channel.event.Source;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;

/**
 * The result of asking the model.
 *
 * @param ending how the reply ended; never {@link ReplyEnding#INTERRUPTED}, which the core itself decides
 * @param text the generated text, including the disclosure and the system's other phrases in it
 * @param systemParts the positions of the system's phrases in the text
 * @param handoff why an agent is wanted; null unless the reply ended with a hand-off
 * @param origin which model answered; null if none did
 * @param tokens the tokens used, as far as is known; 0 if no tier began to answer
 * @param firstTokenMillis milliseconds from the arrival of the message to the reply's first token; null if there was
 *     none
 * @param failure what went wrong, for the log; null if nothing did
 * @param sources the articles on which the text is based
 */
public record Reply(
        ReplyEnding ending,
        String text,
        List<SystemPart> systemParts,
        HandoffRequest handoff,
        ReplyOrigin origin,
        long tokens,
        Long firstTokenMillis,
        String failure,
        List<Source> sources) {

    public Reply {
        systemParts = List.copyOf(systemParts);
        sources = List.copyOf(sources);
    }

    /** A reply without sources. */
    public Reply(
            ReplyEnding ending,
            String text,
            List<SystemPart> systemParts,
            HandoffRequest handoff,
            ReplyOrigin origin,
            long tokens,
            Long firstTokenMillis,
            String failure) {
        this(ending, text, systemParts, handoff, origin, tokens, firstTokenMillis, failure, List.of());
    }

    /** The same reply, marked as depending on more than the transcript shows. */
    public Reply notSelfContained() {
        ReplyOrigin dependent = origin == null ? null : new ReplyOrigin(origin.tier(), origin.model(), false);
        return new Reply(ending, text, systemParts, handoff, dependent, tokens, firstTokenMillis, failure, sources);
    }

    /** The same reply with its sources. */
    public Reply takenFrom(List<Source> articles) {
        return new Reply(ending, text, systemParts, handoff, origin, tokens, firstTokenMillis, failure, articles);
    }

    /**
     * A request that an agent take over.
     *
     * @param summary what the agent should know before saying hello
     */
    public record HandoffRequest(String reason, String summary) {}

    /** A reply for which the model was not asked. */
    static Reply withoutModel(ReplyEnding ending, HandoffRequest handoff) {
        return new Reply(ending, "", List.of(), handoff, null, 0, null, null);
    }
}
