package telecom.assistant.benchmarks.promise;

/**
 * A reply that reached a subscriber.
 *
 * @param id as the protocol shows it; empty when it shows none
 * @param answers the utterance that it answers
 * @param whole whether it came to its end; false for a spoken one that broke off
 * @param at {@link System#nanoTime()}
 */
public record Received(String id, Tag answers, String text, boolean whole, long at) {}
