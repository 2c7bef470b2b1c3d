package telecom.assistant.channel.limit;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a message says, apart from how it is written and, in a long one, from its numbers. */
final class Gist {

    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBERS = Pattern.compile("\\p{N}+");

    /** In longer messages numbers are the time or a reference; in shorter ones they may be what is asked about. */
    private static final int LONGEST_QUESTION = 24;

    /** Words such as 네, yes or agent answer different questions. */
    private static final int LONGEST_ANSWER = 5;

    private Gist() {}

    /** Empty for what anybody may say again and again. */
    static String of(String message) {
        String plain = Normalizer.normalize(message, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String words = OTHER.matcher(plain).replaceAll("");
        if (words.length() <= LONGEST_ANSWER) {
            return "";
        }
        return words.length() <= LONGEST_QUESTION
                ? words
                : NUMBERS.matcher(words).replaceAll("");
    }
}
