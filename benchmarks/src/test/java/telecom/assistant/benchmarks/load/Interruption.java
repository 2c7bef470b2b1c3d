package telecom.assistant.benchmarks.load;

/**
 * One interruption of a reply.
 *
 * @param onTheWay pieces of the reply that arrived after the interruption, but before the channel showed that it knew
 *     of it: by starting the next turn, by withdrawing the reply, or by repeating it from its beginning
 * @param afterwards pieces of the reply that arrived after that
 */
record Interruption(int onTheWay, int afterwards) {}
