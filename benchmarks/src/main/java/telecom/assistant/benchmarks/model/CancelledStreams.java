package telecom.assistant.benchmarks.model;

/**
 * Streams that were cancelled.
 *
 * @param beforeFirstToken how many of them before it
 * @param aborts how many streams the tier saw broken off
 */
record Cancelled(int streams, int beforeFirstToken, long aborts) {}
