package telecom.assistant.benchmarks.load;

/**
 * One time that somebody talked over a reply.
 *
 * @param onTheWay pieces of it that arrived after that, but before the channel showed that it knew: by the next turn, by
 *     withdrawing the reply, or by starting it again
 * @param afterwards pieces of it that arrived later still
 */
record Interruption(int onTheWay, int afterwards) {}
