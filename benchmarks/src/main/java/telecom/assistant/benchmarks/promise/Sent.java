package telecom.assistant.benchmarks.promise;

/**
 * An utterance of a subscriber.
 *
 * @param text word for word
 * @param sentAt {@link System#nanoTime()} of the first try to send it
 * @param fate whether the assistant has taken it
 * @param end why the subscriber does not wait for the reply any longer
 * @param endedAt since when; {@link Long#MAX_VALUE} while the subscriber waits
 */
public record Sent(Tag tag, Medium medium, String text, long sentAt, Fate fate, End end, long endedAt) {

    /** Whether the assistant has taken an utterance, as far as the subscriber knows. */
    public enum Fate {
        /** Nothing has been heard of it yet. */
        OPEN,
        ACCEPTED,
        /** The subscriber was told that it was not taken, or could not send it. It may have been taken all the same. */
        UNCERTAIN
    }

    /** How a subscriber came to stop waiting for a reply. */
    public enum End {
        WAITING,
        REPLIED,
        /** The call was lost, or the caller was asked to say it again: the next words go on without the reply. */
        LEFT_ALONE,
        /** The subscriber had heard a part of the reply, and said something else. */
        TALKED_OVER,
        /** Patience was over. */
        GIVEN_UP
    }

    Sent with(Fate known) {
        return new Sent(tag, medium, text, sentAt, known, end, endedAt);
    }

    /** The first end counts. */
    Sent ended(End how, long at) {
        return end == End.WAITING ? new Sent(tag, medium, text, sentAt, fate, how, at) : this;
    }
}
