package telecom.assistant.benchmarks;

/**
 * One time that somebody spoke over a reply.
 *
 * @param onTheWay pieces of it that came after that, before the channel's word that it is overtaken: the next turn, or its
 *     withdrawal
 * @param afterwards pieces of it that came later still
 */
record Interruption(int onTheWay, int afterwards) {}
