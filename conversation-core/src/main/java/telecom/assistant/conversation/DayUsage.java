package telecom.assistant.conversation;

import java.time.LocalDate;

/**
 * The use of the model on a day in the deployment's time zone.
 *
 * @param replies the number of turns that a model began to answer
 */
public record DayUsage(LocalDate day, long tokens, long replies) {

    public static DayUsage noneOn(LocalDate day) {
        return new DayUsage(day, 0, 0);
    }

    /** This usage plus one more reply, which used {@code moreTokens} tokens. */
    public DayUsage plusReply(long moreTokens) {
        return new DayUsage(day, tokens + moreTokens, replies + 1);
    }
}
