package telecom.assistant.store.web;

/**
 * What became of an activity that was to be stored.
 *
 * @param seq its place in the conversation; 0 when it is not stored
 */
public record Appended(Outcome outcome, long seq) {

    public enum Outcome {
        /** It is stored now. */
        STORED,
        /** It had been stored before under the same id. */
        KNOWN,
        /** Its turn has been overtaken, or the conversation has ended. */
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
