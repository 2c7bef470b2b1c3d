package telecom.assistant.benchmarks.turns;

import java.time.Duration;

/**
 * Evenly spaced moments, fixed in advance, at which something is to happen.
 *
 * @param begin when the first arrival is due, by {@link System#nanoTime()}
 */
record Arrivals(int perSecond, long begin) {

    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    Arrivals {
        if (perSecond < 1) {
            throw new IllegalArgumentException("rate: " + perSecond + " (expected: at least 1 a second)");
        }
    }

    /**
     * The time at which the arrival with the given index is due; the first one has index 0. There is no drift even if
     * the rate does not divide a second evenly.
     */
    long due(long index) {
        return begin + index / perSecond * NANOS + index % perSecond * NANOS / perSecond;
    }

    /** Arrivals at the same rate, each halfway between two arrivals of this series. */
    Arrivals shiftedByHalfInterval() {
        return new Arrivals(perSecond, begin + NANOS / perSecond / 2);
    }
}
