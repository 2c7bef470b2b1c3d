package telecom.assistant.channel.voice.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.voice.delivery.ManualTimers;

class KeypadEntryTest {

    private final ManualTimers timers = new ManualTimers();
    private final List<String> entries = new ArrayList<>();
    private final KeypadEntry keypad = new KeypadEntry(timers, Duration.ofSeconds(2), entries::add);

    @Test
    void endsAnEntryWithTheHashKey() {
        keypad.press("1");
        keypad.press("2#3");
        assertThat(entries).containsExactly("12");

        keypad.press("#");
        keypad.press("#");
        assertThat(entries).containsExactly("12", "3", "#");
    }

    @Test
    void endsAnEntryAtAPause() {
        keypad.press("1");
        keypad.press("2");
        timers.fire();
        timers.fire();

        assertThat(entries).containsExactly("12");
    }

    @Test
    void stopsWaitingAfterTheEntryHasEnded() {
        keypad.press("1#");
        keypad.press("2");
        keypad.end();
        timers.fire();

        assertThat(entries).containsExactly("1", "2");
    }

    @Test
    void endsAnEntryAtTheMaximumLength() {
        keypad.press("1".repeat(KeypadEntry.MAX_KEYS + 1));

        assertThat(entries).containsExactly("1".repeat(KeypadEntry.MAX_KEYS));
    }
}
