package telecom.assistant.benchmarks.promise;

/**
 * A promise that was not kept.
 *
 * @param tag the utterance that it is about
 * @param sentAt {@link System#nanoTime()} when that was sent
 * @param repliedAt when its whole reply came; {@link Long#MAX_VALUE} when none has
 */
public record Breach(Kind kind, Tag tag, Medium medium, long sentAt, long repliedAt, String evidence) {

    /** What was promised. */
    public enum Kind {
        /** An accepted utterance has no completed reply. */
        LOST,
        /** An utterance was stored twice, or answered twice, or a reply came twice. */
        DUPLICATED,
        /** Turns or replies of a conversation are not in the order of the utterances. */
        MISORDERED,
        /** Something came that a later turn, or another engine's reply, had shut out. */
        FENCED,
        /** Words of another conversation. */
        MIXED_UP,
        /** The store has other words than the client. */
        DIFFERENT
    }

    @Override
    public String toString() {
        return "%s %s (%s): %s".formatted(kind, tag.written(), medium, evidence);
    }
}
