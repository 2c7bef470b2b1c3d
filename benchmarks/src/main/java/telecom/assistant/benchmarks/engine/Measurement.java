package telecom.assistant.benchmarks.engine;

import java.time.Duration;
import telecom.assistant.benchmarks.latency.Latencies;

/**
 * One data point: a number of conversations at once, each of which sends its next utterance when the last reply is
 * complete.
 *
 * @param turns how many turns were completed during {@code time}
 * @param replies how many replies were completed, including those during the warm-up before that time
 * @param firstTokens the times from sending an utterance to the first words of its reply
 */
record Measurement(Variant variant, int conversations, long turns, long replies, Duration time, Latencies firstTokens) {

    double turnsPerSecond() {
        return turns * 1e9 / time.toNanos();
    }
}
