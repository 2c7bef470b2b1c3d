package telecom.assistant.benchmarks.turns;

import java.time.Duration;

/**
 * When something is to happen: at even distances, known beforehand.
 *
 * @param begin of the first, by {@link System#nanoTime()}
 */
record Arrivals(int perSecond, long begin) {

    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    Arrivals {
        if (perSecond < 1) {
            throw new IllegalArgumentException("rate: " + perSecond + " (expected: at least 1 a second)");
        }
    }

    /** When number {@code index} is due, counted from 0; without a drift, however the rate divides a second. */
    long due(long index) {
        return begin + index / perSecond * NANOS + index % perSecond * NANOS / perSecond;
    }

    /** The same in the middle between two of these. */
    Arrivals between() {
        return new Arrivals(perSecond, begin + NANOS / perSecond / 2);
    }
}
