package telecom.assistant.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A way in which a subscriber reaches the assistant, known by its name alone: a new one needs no change here. How the
 * engine treats it is its profile.
 *
 * @param label the word used in topics, prompts, metrics, settings, JSON and the store, for example {@code voice}
 */
public record Channel(@JsonValue String label) {

    // Declared before the channels, whose labels it checks.
    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public static final Channel VOICE = new Channel("voice");
    public static final Channel SMS = new Channel("sms");
    public static final Channel WEB = new Channel("web");

    /** @throws IllegalArgumentException when the label could not be a part of a topic's name */
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
