package telecom.assistant.benchmarks.turns;

import java.time.Duration;
import java.util.Arrays;

/**
 * One point: so many conversations at once, each saying its next words when the reply to the last has come.
 *
 * @param turns in the time that was measured
 * @param replies with those before that time, while everything warmed up
 * @param firstTokens from each utterance's sending to the first words of its reply, in nanoseconds, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and there are too many numbers for boxes
record Measurement(Variant variant, int conversations, long turns, long replies, Duration time, long[] firstTokens) {

    static Measurement of(
            Variant variant, int conversations, long turns, long replies, Duration time, long[] firstTokens) {
        long[] ascending = firstTokens.clone();
        Arrays.sort(ascending);
        return new Measurement(variant, conversations, turns, replies, time, ascending);
    }

    double turnsPerSecond() {
        return turns * 1e9 / time.toNanos();
    }

    /** The first-token latency that so many percent do not pass; NaN when nothing was measured. */
    double firstTokenMillis(int percent) {
        if (firstTokens.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100.0 * firstTokens.length);
        return firstTokens[Math.max(0, rank - 1)] / 1e6;
    }
}
