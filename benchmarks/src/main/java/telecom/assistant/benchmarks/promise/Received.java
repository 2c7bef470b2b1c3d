package telecom.assistant.benchmarks.promise;

/**
 * A reply that reached a subscriber.
 *
 * @param id the reply's id in the protocol; empty if the protocol shows none
 * @param answers the utterance that it answers
 * @param at the {@link System#nanoTime()} of its arrival
 */
public record Received(String id, Tag answers, String text, Kind kind, long at) {

    /** What kind of reply arrived. */
    public enum Kind {
        /** The beginning of a spoken reply that broke off. */
        PART,
        /** The apology for a model that failed. */
        APOLOGY,
        /** The model's whole answer. */
        ANSWER
    }

    boolean isWhole() {
        return kind != Kind.PART;
    }
}
