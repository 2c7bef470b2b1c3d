package telecom.assistant.model.tier;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a tier is left alone between two rounds of questions: for {@code probe-pause} after a round that was
 * answered, and for twice as long after each further one that was not, up to an hour. Not thread-safe.
 */
final class ProbePace {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Duration pause;
    private final LongSupplier nanoTime;
    private long lastEnded;
    private Duration afterLast = Duration.ZERO;
    private Duration next;

    /** The first round may begin at once. */
    ProbePace(Duration pause, LongSupplier nanoTime) {
        this.pause = pause;
        this.nanoTime = nanoTime;
        this.lastEnded = nanoTime.getAsLong();
        this.next = pause;
    }

    /** The time until the next round may begin; negative if that is in the past. */
    Duration untilNext() {
        return afterLast.minusNanos(nanoTime.getAsLong() - lastEnded);
    }

    /** A round has ended, and the tier has answered every question. */
    void answered() {
        ended();
        next = pause;
    }

    /** A round has ended, and a question is without an answer. */
    void unanswered() {
        ended();
        next = longer();
    }

    /** A round has ended at a limit of this node, which says nothing about the tier. */
    void heldUpHere() {
        ended();
    }

    /** There is a reason to ask that earlier rounds did not have: no more than the shortest pause is kept. */
    void startAfresh() {
        afterLast = shorter(afterLast, pause);
        next = pause;
    }

    private void ended() {
        lastEnded = nanoTime.getAsLong();
        afterLast = next;
    }

    private Duration longer() {
        Duration doubled = shorter(next.multipliedBy(2), LONGEST);
        return doubled.compareTo(next) > 0 ? doubled : next;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
