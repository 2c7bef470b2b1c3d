package telecom.assistant.local.model;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Cuts a text roughly as a model's tokenizer would: into English words and pairs of Korean characters. Joined, the
 * tokens are the text.
 */
final class Tokenizer {
    private static final Pattern TOKEN = Pattern.compile("\\s*[\\p{ASCII}&&\\S]+|\\s*[^\\p{ASCII}]{1,2}|\\s+");

    private Tokenizer() {}

    static List<String> of(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    static int count(String text) {
        return (int) TOKEN.matcher(text).results().count();
    }
}
