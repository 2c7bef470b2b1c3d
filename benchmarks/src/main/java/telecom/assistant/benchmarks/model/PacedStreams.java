package telecom.assistant.benchmarks.model;

/**
 * Streams at a pace, all of them open at once.
 *
 * @param newThreads how many threads there were more while they ran than with a few streams before
 */
record Paced(
        String title,
        int streams,
        long tokens,
        long cpuNanos,
        long heapBytesPerStream,
        int newThreads,
        Latencies firstToken,
        Latencies between) {

    double cpuMicrosPerToken() {
        return cpuNanos / 1e3 / tokens;
    }
}
