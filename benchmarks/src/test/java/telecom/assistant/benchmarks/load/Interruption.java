package telecom.assistant.benchmarks;

/**
 * One time that somebody spoke over a reply.
 *
 * @param onTheWay pieces of it that came after that, before the channel's word that it is overtaken: the next turn, its
 *     withdrawal, or its beginning said again
 * @param afterwards pieces of it that came later still
 */
record Interruption(int onTheWay, int afterwards) {}
