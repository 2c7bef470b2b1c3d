package telecom.assistant.channel.voice.inbound;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Consumer;
import telecom.assistant.channel.flow.Timers;

/**
 * Joins the keys that a caller presses into one entry, which ends with {@code #}, after a pause or when it is full.
 * If each key were passed on by itself, a resident registration number could not be recognised. Safe for use by many
 * threads; entries are passed on in order.
 */
final class KeypadEntry {

    static final int MAX_KEYS = 32;

    private static final char END = '#';

    private final Timers timers;
    private final Duration pause;
    private final Consumer<String> onEntry;
    private final StringBuilder keys = new StringBuilder();
    private Cancellable timer = () -> {};

    KeypadEntry(Timers timers, Duration pause, Consumer<String> onEntry) {
        this.timers = timers;
        this.pause = pause;
        this.onEntry = onEntry;
    }

    /** Adds keys to the entry. The {@code #} that ends the entry is not part of it, unless nothing else was pressed. */
    synchronized void press(String pressed) {
        timer.cancel();
        pressed.chars().forEach(key -> add((char) key));
        if (!keys.isEmpty()) {
            timer = timers.schedule(pause, this::end);
        }
    }

    /** Ends the entry now, if there is one. */
    synchronized void end() {
        timer.cancel();
        if (!keys.isEmpty()) {
            String entry = keys.toString();
            keys.setLength(0);
            onEntry.accept(entry);
        }
    }

    private void add(char key) {
        if (key != END || keys.isEmpty()) {
            keys.append(key);
        }
        if (key == END || keys.length() == MAX_KEYS) {
            end();
        }
    }
}
