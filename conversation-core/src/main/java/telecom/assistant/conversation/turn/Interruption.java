package telecom.assistant.conversation.turn;

import java.time.Instant;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.conversation.UtteranceFacts;

/**
 * A reply over which the caller has spoken, while it is not known yet whether they had anything to say.
 *
 * @param cause the event that reported it
 * @param turn the number of the reply's turn
 * @param heard what was heard of it
 * @param rest what was not; null if the model had not finished it
 * @param facts what is known about the rest
 * @param mayAskAgain whether the model may be asked once more for a reply that it had not finished: not after a tool
 *     call with a side effect
 * @param resumeAt when the reply is taken up again if the caller says nothing
 */
record Interruption(
        Envelope<?> cause,
        Route route,
        String language,
        long turn,
        String heard,
        String rest,
        UtteranceFacts facts,
        boolean mayAskAgain,
        Instant resumeAt) {

    /** Whether the caller heard a question, so that even a short word may be its answer. */
    boolean isQuestion() {
        String end = heard.strip();
        return end.endsWith("?") || end.endsWith("\uff1f");
    }
}
