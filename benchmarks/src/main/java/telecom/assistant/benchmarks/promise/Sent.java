package telecom.assistant.benchmarks.promise;

/**
 * An utterance of a subscriber.
 *
 * @param text word for word
 * @param sentAt {@link System#nanoTime()} of the first try to send it
 * @param fate whether the assistant has taken it
 * @param overtakable whether the subscriber has gone on without the reply, so that it may be left out
 */
public record Sent(Tag tag, String text, long sentAt, Fate fate, boolean overtakable) {

    /** Whether the assistant has taken an utterance, as far as the subscriber knows. */
    public enum Fate {
        /** Nothing has been heard of it yet. */
        OPEN,
        ACCEPTED,
        /** The subscriber was told that it was not taken, or could not send it. It may have been taken all the same. */
        UNCERTAIN
    }

    Sent with(Fate known) {
        return new Sent(tag, text, sentAt, known, overtakable);
    }

    Sent leftAlone() {
        return new Sent(tag, text, sentAt, fate, true);
    }
}
