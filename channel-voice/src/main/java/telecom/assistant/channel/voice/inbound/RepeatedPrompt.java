package telecom.assistant.channel.voice.inbound;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Recognises final words that the platform sends twice: at once, or when it repeats on a new connection what it had
 * sent on the one that was lost. Safe for use by many threads.
 */
final class RepeatedPrompt {

    private final long windowNanos;
    private final LongSupplier nanoTime;
    private String last = "";
    private long at;

    /** @param window within which the same words again are a repetition; 0 for never */
    RepeatedPrompt(Duration window, LongSupplier nanoTime) {
        this.windowNanos = window.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Whether these words are not a repetition of those before them. */
    synchronized boolean isNew(String words) {
        long now = nanoTime.getAsLong();
        boolean repeated = words.equals(last) && now - at < windowNanos;
        last = words;
        at = now;
        return !repeated;
    }

    /** The call has a new connection, on which its last words may come first, however long ago they were said. */
    synchronized void reconnected() {
        at = nanoTime.getAsLong();
    }
}
