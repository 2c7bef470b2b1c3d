package telecom.assistant.channel.voice;

import java.time.Duration;
import java.util.function.Consumer;
import telecom.assistant.channel.voice.delivery.Delay;

/**
 * Joins the keys that a caller presses into one entry, which ends with {@code #}, at a pause or at its longest. Key by
 * key, nobody could see that a resident number is being entered. Safe for use by many threads; entries come out in order.
 */
final class KeypadEntry {

    static final int LONGEST = 32;

    private static final char END = '#';

    private final Delay delay;
    private final Duration pause;
    private final Consumer<String> onEntry;
    private final StringBuilder keys = new StringBuilder();
    private Runnable callOff = () -> {};

    KeypadEntry(Delay delay, Duration pause, Consumer<String> onEntry) {
        this.delay = delay;
        this.pause = pause;
        this.onEntry = onEntry;
    }

    /** Adds keys, without the one that ends the entry; that key alone is an entry of its own. */
    synchronized void press(String pressed) {
        callOff.run();
        pressed.chars().forEach(key -> add((char) key));
        if (!keys.isEmpty()) {
            callOff = delay.after(pause, this::end);
        }
    }

    /** Ends the entry now, if there is one. */
    synchronized void end() {
        callOff.run();
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
