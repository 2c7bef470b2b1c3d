package telecom.assistant.model;

import java.util.Locale;
import org.eclipse.microprofile.config.spi.Converter;

/** Whether a tier accepts something, as its setting says. */
public enum Support {
    /** It does, whatever it says itself. */
    TRUE,
    /** It does not, and is never asked. */
    FALSE,
    /** The tier is asked. */
    AUTO;

    /** Reads {@code true}, {@code false} or {@code auto}, and what else the settings take for true and false. */
    public static final class Reader implements Converter<Support> {

        private static final long serialVersionUID = 1L;

        /** @throws IllegalArgumentException for anything else */
        @Override
        public Support convert(String value) {
            return switch (value.strip().toLowerCase(Locale.ROOT)) {
                case "true", "yes", "y", "on", "1" -> TRUE;
                case "false", "no", "n", "off", "0" -> FALSE;
                case "auto" -> AUTO;
                default -> throw new IllegalArgumentException(value + " (expected: true, false or auto)");
            };
        }
    }
}
