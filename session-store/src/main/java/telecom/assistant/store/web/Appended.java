package telecom.assistant.store.web;

/**
 * The result of storing an activity.
 *
 * @param seq the activity's position in the conversation; 0 if it was not stored
 */
public record Appended(Outcome outcome, long seq) {

    public enum Outcome {
        /** It has been stored. */
        STORED,
        /** It was already stored under the same id. */
        KNOWN,
        /** The fence is above its turn, or the conversation has ended. */
        REFUSED
    }

    static Appended stored(long seq) {
        return new Appended(Outcome.STORED, seq);
    }

    static Appended known(long seq) {
        return new Appended(Outcome.KNOWN, seq);
    }

    static Appended refused() {
        return new Appended(Outcome.REFUSED, 0);
    }
}
