package telecom.assistant.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A medium through which a subscriber reaches the assistant. It is identified by its label alone, so a new channel
 * needs no change here. Its profile determines how the engine treats it.
 *
 * @param label the name used in topics, prompts, metrics, settings, JSON and the store, for example {@code voice}
 */
public record Channel(@JsonValue String label) {

    // Must be declared before the channels, because the constructor uses it.
    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public static final Channel VOICE = new Channel("voice");
    public static final Channel SMS = new Channel("sms");
    public static final Channel WEB = new Channel("web");

    /** @throws IllegalArgumentException when the label cannot be part of a topic name */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Channel {
        if (label == null || !LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("channel: " + label + " (expected: " + LABEL + ")");
        }
    }

    @Override
    public String toString() {
        return label;
    }
}
