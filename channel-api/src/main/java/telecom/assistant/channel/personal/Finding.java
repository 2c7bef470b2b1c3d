package telecom.assistant.channel.personal;

/**
 * A piece of personal data that was found in a text.
 *
 * @param start where the data starts in the original text
 * @param end where the data ends in the original text, exclusive
 * @param plain the data in normalized form: spelled-out digits as digits, and without invisible characters
 */
public record Finding(Kind kind, int start, int end, String plain) {

    /** The digits of the data. */
    public String digits() {
        StringBuilder digits = new StringBuilder();
        plain.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    boolean overlaps(Finding other) {
        return start < other.end && other.start < end;
    }
}
