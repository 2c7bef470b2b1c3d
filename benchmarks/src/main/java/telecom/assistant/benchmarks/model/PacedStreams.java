package telecom.assistant.benchmarks.model;

import telecom.assistant.benchmarks.latency.Latencies;

/**
 * The measurements of paced streams, all of them open at once.
 *
 * @param newThreads how many more threads there were than after the warm-up with a few streams
 */
record PacedStreams(
        String title,
        int streams,
        long tokens,
        long cpuNanos,
        long heapBytesPerStream,
        int newThreads,
        Latencies firstToken,
        Latencies betweenTokens) {

    double cpuMicrosPerToken() {
        return cpuNanos / 1e3 / tokens;
    }
}
