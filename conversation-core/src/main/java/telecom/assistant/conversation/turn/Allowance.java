package telecom.assistant.conversation.turn;

import java.time.Instant;
import java.time.LocalDate;
import telecom.assistant.conversation.DayUsage;

/** The limit on a subscriber's use of the model in a day. */
public interface Allowance {

    /** Whether there is a limit at all, so that use has to be counted. */
    boolean isLimited();

    /** The day on which a point in time falls, in the deployment's time zone. */
    LocalDate dayOf(Instant time);

    /** Whether the model must not be asked again on that day. */
    boolean isSpent(DayUsage used);
}
