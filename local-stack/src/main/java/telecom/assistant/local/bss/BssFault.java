package telecom.assistant.local.bss;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways in which a BSS fails. */
public enum BssFault {
    /** The connection closes before a byte of the answer. */
    RESET,
    /** No answer comes, and the connection stays open. */
    HANG,
    /** Status 503. */
    UNAVAILABLE,
    /** Status 401. */
    UNAUTHORIZED,
    /** A page instead of JSON, under status 200. */
    HTML;

    /** Name in the control API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BssFault> named(String wireName) {
        return Arrays.stream(values())
                .filter(fault -> fault.wireName().equals(wireName))
                .findFirst();
    }
}
