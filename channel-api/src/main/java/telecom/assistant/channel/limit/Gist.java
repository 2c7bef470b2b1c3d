package telecom.assistant.channel.limit;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reduces a message to its content, by which repetitions are recognised: ignores case, spacing and punctuation, and in
 * long messages also numbers.
 */
final class Gist {

    private static final Pattern IGNORED = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBERS = Pattern.compile("\\p{N}+");

    /**
     * In longer messages, numbers are times or references that change with each repetition; in shorter ones they may be
     * the point.
     */
    private static final int LONGEST_QUESTION = 24;

    /** Short messages such as 네, yes or agent can answer many different questions, so they may be repeated. */
    private static final int LONGEST_ANSWER = 5;

    private Gist() {}

    /** The gist of a message; empty for a message that may be repeated without limit. */
    static String of(String message) {
        String plain = Normalizer.normalize(message, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String text = IGNORED.matcher(plain).replaceAll("");
        if (text.length() <= LONGEST_ANSWER) {
            return "";
        }
        return text.length() <= LONGEST_QUESTION ? text : NUMBERS.matcher(text).replaceAll("");
    }
}
