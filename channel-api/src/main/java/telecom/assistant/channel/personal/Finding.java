package telecom.assistant.channel.personal;

/**
 * Personal data in a text.
 *
 * @param from where it begins in the text as it was written
 * @param to where it ends, exclusive
 * @param plain what is written there, as a reader understands it: spoken digits as digits, nothing that is not displayed
 */
public record Finding(Kind kind, int from, int to, String plain) {

    /** What is written there, without anything that is not a digit. */
    public String digits() {
        StringBuilder digits = new StringBuilder();
        plain.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    boolean overlaps(Finding other) {
        return from < other.to && other.from < to;
    }
}
