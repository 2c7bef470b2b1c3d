package telecom.assistant.benchmarks.model;

/**
 * What was measured of cancelled streams.
 *
 * @param beforeFirstToken how many of them were cancelled before their first token
 * @param aborts how many streams the tier saw aborted
 */
record CancelledStreams(int streams, int beforeFirstToken, long aborts) {}
