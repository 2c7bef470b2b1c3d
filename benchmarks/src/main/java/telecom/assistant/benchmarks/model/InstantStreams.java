package telecom.assistant.benchmarks.model;

import java.time.Duration;

/** Streams through kept connections, as fast as they come. */
record Instant(int streams, long tokens, Duration time, long connections) {

    double streamsPerSecond() {
        return streams * 1e9 / time.toNanos();
    }
}
