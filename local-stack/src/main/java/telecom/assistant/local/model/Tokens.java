package telecom.assistant.local.model;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts a text as a tokenizer would about cut it: a word in English, two characters in Korean; joined it is the text. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\\s*[\\p{ASCII}&&\\S]+|\\s*[^\\p{ASCII}]{1,2}|\\s+");

    private Tokens() {}

    static List<String> of(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    static int count(String text) {
        return (int) TOKEN.matcher(text).results().count();
    }
}
