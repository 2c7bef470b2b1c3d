package telecom.assistant.channel.voice.inbound;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Recognises an utterance that the platform sends twice: in quick succession, or once more on a new connection after
 * the first was lost. Safe for use by many threads.
 */
final class RepeatedPrompt {

    private final long windowNanos;
    private final LongSupplier nanoTime;
    private String last = "";
    private long at;

    /** @param window how soon the same utterance must arrive to count as a repetition; 0 for never */
    RepeatedPrompt(Duration window, LongSupplier nanoTime) {
        this.windowNanos = window.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Records an utterance, and returns whether it is not a repetition of the one before it. */
    synchronized boolean isNew(String utterance) {
        long now = nanoTime.getAsLong();
        boolean repeated = utterance.equals(last) && now - at < windowNanos;
        last = utterance;
        at = now;
        return !repeated;
    }

    /** Restarts the window, because a new connection may begin by repeating the last utterance, however old it is. */
    synchronized void reconnected() {
        at = nanoTime.getAsLong();
    }
}
