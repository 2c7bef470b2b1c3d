package telecom.assistant.channel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A way in which a subscriber reaches the assistant. The label is the word used in topics, prompts, metrics and JSON. */
public enum Channel {
    VOICE,
    SMS,
    WEB;

    /** The lower-case name, for example {@code voice}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
