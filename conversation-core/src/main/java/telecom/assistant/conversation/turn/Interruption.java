package telecom.assistant.conversation.turn;

import java.time.Instant;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.conversation.UtteranceFacts;

/**
 * A reply that was interrupted by the caller, while it is not known yet whether the caller had anything to say.
 *
 * @param cause the event that reported the interruption
 * @param turn the number of the reply's turn
 * @param heard the part of the reply that was heard
 * @param rest the part that was not heard; null if the model had not finished the reply
 * @param facts what is known about the rest
 * @param mayAskAgain whether the model may be asked again for a reply that it had not finished; false after a tool call
 *     with a side effect
 * @param resumeAt when the reply is resumed if the caller says nothing
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

    /** Whether the caller heard a question, so that even a short utterance may answer it. */
    boolean endsWithQuestion() {
        String end = heard.strip();
        return end.endsWith("?") || end.endsWith("\uff1f");
    }
}
