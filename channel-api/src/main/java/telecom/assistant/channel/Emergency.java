package telecom.assistant.channel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call for help in words, recognised without a model, and whom the subscriber should call. Whoever speaks of danger to
 * life is taken at their word; complaints in the same words about phones, bills and connections are not meant.
 */
public enum Emergency {
    /** Nobody should be left alone who does not want to live. */
    SUICIDE,
    /** Violence, or somebody who threatens it. */
    POLICE,
    /** Fire, accidents, and illness that threatens life. */
    RESCUE;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private EmergencyWords words() {
        return switch (this) {
            case SUICIDE -> EmergencyWords.SUICIDE;
            case POLICE -> EmergencyWords.POLICE;
            case RESCUE -> EmergencyWords.RESCUE;
        };
    }

    /** Whether a message is a call for help, and for which. */
    public static Optional<Emergency> in(String message) {
        String text = Normalizer.normalize(message, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
        String spaced = BLANKS.matcher(text).replaceAll(" ").strip();
        String joined = spaced.replaceAll("[\\s~!.,?…]+", "");
        for (Emergency emergency : values()) {
            if (emergency.words().areIn(spaced, joined)) {
                return Optional.of(emergency);
            }
        }
        return EmergencyWords.isCryForHelp(joined) ? Optional.of(RESCUE) : Optional.empty();
    }
}
