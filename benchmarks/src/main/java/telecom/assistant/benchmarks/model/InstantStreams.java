package telecom.assistant.benchmarks.model;

import java.time.Duration;

/** The measurements of streams that were opened as fast as possible, through reused connections. */
record InstantStreams(int streams, long tokens, Duration time, long connections) {

    double streamsPerSecond() {
        return streams * 1e9 / time.toNanos();
    }
}
