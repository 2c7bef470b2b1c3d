package telecom.assistant.benchmarks.promise;

/**
 * A broken promise.
 *
 * @param sent the utterance that it concerns
 */
public record Breach(Kind kind, Sent sent, String evidence) {

    /** The promise that was broken. */
    public enum Kind {
        /** An accepted utterance has no completed reply. */
        LOST("lost"),
        /** An utterance was stored or answered twice, or a reply arrived twice. */
        DUPLICATED("duplicated"),
        /** The turns or replies of a conversation are not in the order of its utterances. */
        MISORDERED("misordered"),
        /** Text arrived that a later turn, or another engine, had fenced off. */
        FENCED("fenced"),
        /** Text came from another conversation, a subscriber had two conversations, or a reply answered nothing. */
        MIXED_UP("mixed up"),
        /** The store differs from the client in a text or in its outcome. */
        DIFFERENT("store ≠ client"),
        /** The reply was an apology, although the model was not failing. */
        APOLOGISED("apologised"),
        /** An utterance was not accepted, although no fault prevented it. */
        REFUSED("refused"),
        /** An event was published or settled before its precondition was stored. */
        EARLY("early"),
        /** An event was given up although nothing was wrong with it. */
        DEAD_LETTER("dead letters");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    @Override
    public String toString() {
        return "%s %s (%s): %s".formatted(kind, sent.tag().written(), sent.channel(), evidence);
    }
}
