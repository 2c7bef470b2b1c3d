package telecom.assistant.benchmarks.model;

import java.time.Duration;

/** What was measured of streams through kept connections, as fast as they come. */
record InstantStreams(int streams, long tokens, Duration time, long connections) {

    double streamsPerSecond() {
        return streams * 1e9 / time.toNanos();
    }
}
