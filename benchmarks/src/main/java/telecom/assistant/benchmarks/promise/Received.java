package telecom.assistant.benchmarks.promise;

/**
 * A reply that reached a subscriber.
 *
 * @param id as the protocol shows it; empty when it shows none
 * @param answers the utterance that it answers
 * @param at {@link System#nanoTime()}
 */
public record Received(String id, Tag answers, String text, Kind kind, long at) {

    /** What came of a reply. */
    public enum Kind {
        /** A spoken one that broke off. */
        PART,
        /** The words for a model that failed. */
        APOLOGY,
        /** The model's answer to its end. */
        ANSWER
    }

    boolean isWhole() {
        return kind != Kind.PART;
    }
}
