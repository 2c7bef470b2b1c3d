package telecom.assistant.local.model;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Cuts a text roughly as a model's tokenizer would: into English words and pairs of Korean characters. The tokens,
 * joined, give the text again.
 */
final class Tokenizer {
    private static final Pattern TOKEN = Pattern.compile("\\s*[\\p{ASCII}&&\\S]+|\\s*[^\\p{ASCII}]{1,2}|\\s+");

    private Tokenizer() {}

    static List<String> of(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    /**
     * How many tokens {@link #of} returns. Counts without the pattern to be fast, because every prompt is counted, and
     * prompts are long.
     */
    static int count(String text) {
        int count = 0;
        int at = 0;
        while (at < text.length()) {
            at = skip(text, at, Integer.MAX_VALUE, Tokenizer::isBlank);
            int word = skip(text, at, Integer.MAX_VALUE, each -> isAscii(each) && !isBlank(each));
            at = word > at ? word : skip(text, at, 2, each -> !isAscii(each));
            count++;
        }
        return count;
    }

    /**
     * The index after the run of characters of this kind that begins at {@code at}, skipping at most {@code most} of
     * them.
     */
    private static int skip(String text, int at, int most, IntPredicate kind) {
        int end = at;
        for (int i = 0; i < most && end < text.length() && kind.test(text.codePointAt(end)); i++) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isAscii(int character) {
        return character < 128;
    }

    /** Whether the pattern's {@code \s} would match the character. */
    private static boolean isBlank(int character) {
        return character == ' ' || (character >= '\t' && character <= '\r');
    }
}
