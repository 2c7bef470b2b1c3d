package telecom.assistant.channel.voice.inbound;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Consumer;
import telecom.assistant.channel.flow.Timers;

/**
 * Joins the keys that a caller presses into one entry, which ends with {@code #}, after a pause or when it is full.
 * From single keys, it would be impossible to tell that a resident registration number is being entered. Safe for use
 * by many threads; entries are passed on in order.
 */
final class KeypadEntry {

    static final int LONGEST = 32;

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

    /** Adds keys to the entry. The key that ends it is not part of it, unless it is the only one. */
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
        if (key == END || keys.length() == LONGEST) {
            end();
        }
    }
}
