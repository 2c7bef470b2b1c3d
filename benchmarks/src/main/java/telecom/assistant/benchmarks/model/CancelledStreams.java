package telecom.assistant.benchmarks.model;

/**
 * The measurements of streams that were cancelled.
 *
 * @param beforeFirstToken how many of them were cancelled before their first token
 * @param aborts how many streams the tier saw aborted
 */
record CancelledStreams(int streams, int beforeFirstToken, long aborts) {}
