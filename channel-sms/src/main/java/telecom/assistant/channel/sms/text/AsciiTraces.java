package telecom.assistant.channel.sms.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Distinguishes ASCII from the GSM 7-bit alphabet. Both have the same letters and digits, but GSM 7-bit has different
 * characters at the codes of {@code $ @ [ ] _ { }}: a text is ASCII if these occur where people write them, and where
 * the corresponding GSM characters (¤ ¡ Ä Ñ § ä ñ) would not make a word.
 */
final class AsciiTraces {

    /** Codes that are printable characters in GSM 7-bit but control characters in ASCII. */
    private static final Pattern GSM_ONLY = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");

    private static final Pattern TRACE = Pattern.compile("\\$|[A-Za-z0-9._-]@[A-Za-z0-9]|[A-Za-z0-9]_[A-Za-z0-9]"
            + "|(?<![A-Za-z])\\[[^\\[\\]]+\\](?![A-Za-z])|(?<![A-Za-z])\\{[^{}]+\\}(?![A-Za-z])");

    private AsciiTraces() {}

    static boolean arePresentIn(byte[] octets) {
        String text = new String(octets, StandardCharsets.US_ASCII);
        return TRACE.matcher(text).find() && !GSM_ONLY.matcher(text).find();
    }
}
