package telecom.assistant.channel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An emergency that a message describes, recognised without a model; each kind stands for the service to call. A
 * message about danger to life is always taken seriously. Complaints about phones, bills and connections that use the
 * same words do not count.
 */
public enum Emergency {
    /** A person who wants to die. */
    SUICIDE,
    /** Violence, a threat of violence, or a break-in. */
    POLICE,
    /** A fire, an accident, or a life-threatening illness. */
    RESCUE;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private EmergencyWords words() {
        return switch (this) {
            case SUICIDE -> EmergencyWords.SUICIDE;
            case POLICE -> EmergencyWords.POLICE;
            case RESCUE -> EmergencyWords.RESCUE;
        };
    }

    /** The emergency that a message describes; empty if it is not a call for help. */
    public static Optional<Emergency> in(String message) {
        String text = Normalizer.normalize(message, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
        String spaced = BLANKS.matcher(text).replaceAll(" ").strip();
        String joined = spaced.replaceAll("[\\s~!.,?…]+", "");
        for (Emergency emergency : values()) {
            if (emergency.words().match(spaced, joined)) {
                return Optional.of(emergency);
            }
        }
        return EmergencyWords.isCryForHelp(joined) ? Optional.of(RESCUE) : Optional.empty();
    }
}
