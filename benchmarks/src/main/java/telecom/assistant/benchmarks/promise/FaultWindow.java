package telecom.assistant.benchmarks.promise;

import java.util.Set;

/**
 * A time in which something was broken.
 *
 * @param excuses what may come of it; everything else that is missing in that time is a breach all the same
 * @param from {@link System#nanoTime()}
 * @param until when everybody was answered again
 */
public record Trouble(Set<Excuse> excuses, long from, long until) {

    public Trouble {
        excuses = Set.copyOf(excuses);
    }

    /** Whether an utterance was waiting for its reply in that time. */
    public boolean meets(Sent said) {
        return said.sentAt() <= until && said.endedAt() >= from;
    }

    /** Whether it may have done this to an utterance. */
    public boolean excuses(Excuse why, Sent said) {
        return excuses.contains(why) && meets(said);
    }
}
