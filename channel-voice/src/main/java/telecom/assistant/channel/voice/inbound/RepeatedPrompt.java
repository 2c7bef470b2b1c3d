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
    private String lastUtterance = "";
    private long lastNanos;

    /** @param window how soon the same utterance must come again to count as a repetition; with 0, it never does */
    RepeatedPrompt(Duration window, LongSupplier nanoTime) {
        this.windowNanos = window.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Records an utterance, and returns whether it is not a repetition of the one before it. */
    synchronized boolean isNew(String utterance) {
        long now = nanoTime.getAsLong();
        boolean repeated = utterance.equals(lastUtterance) && now - lastNanos < windowNanos;
        lastUtterance = utterance;
        lastNanos = now;
        return !repeated;
    }

    /** Restarts the window, because a new connection may begin by repeating the last utterance, however old it is. */
    synchronized void reconnected() {
        lastNanos = nanoTime.getAsLong();
    }
}
