package telecom.assistant.benchmarks.promise;

/**
 * A promise that was not kept.
 *
 * @param said the utterance that it is about
 */
public record Breach(Kind kind, Sent said, String evidence) {

    /** What was promised. */
    public enum Kind {
        /** An accepted utterance has no completed reply. */
        LOST("lost"),
        /** An utterance was stored twice, or answered twice, or a reply came twice. */
        DUPLICATED("duplicated"),
        /** Turns or replies of a conversation are not in the order of the utterances. */
        MISORDERED("misordered"),
        /** Something came that a later turn, or another engine's reply, had shut out. */
        FENCED("fenced"),
        /** Words of another conversation, or two conversations of one subscriber, or a reply to nobody's words. */
        MIXED_UP("mixed up"),
        /** The store has other words than the client, or tells otherwise what became of them. */
        DIFFERENT("store ≠ client"),
        /** An apology to an utterance that no trouble of the model's met. */
        APOLOGISED("apologised"),
        /** An utterance was not taken, and nothing was broken that could keep it from being taken. */
        REFUSED("refused");

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
        return "%s %s (%s): %s".formatted(kind, said.tag().written(), said.medium(), evidence);
    }
}
