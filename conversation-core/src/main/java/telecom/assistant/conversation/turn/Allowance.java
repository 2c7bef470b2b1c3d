package telecom.assistant.conversation.turn;

import java.time.Instant;
import java.time.LocalDate;
import telecom.assistant.conversation.DayUsage;

/** What a subscriber may use of the model in a day. */
public interface Allowance {

    /** Whether anything has to be counted. */
    boolean isLimited();

    /** The deployment's day. */
    LocalDate dayOf(Instant time);

    /** Whether the model is not to be asked any more on that day. */
    boolean isSpent(DayUsage used);

    /** Whether the words are a request for a person. */
    boolean asksForAgent(String said);
}
