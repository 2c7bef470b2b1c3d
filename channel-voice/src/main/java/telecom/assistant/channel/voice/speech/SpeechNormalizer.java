package telecom.assistant.channel.voice.speech;

import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import telecom.assistant.channel.Language;

/**
 * Converts written text into text for a voice, in Korean or English. The result contains no SSML or Markdown: tags are
 * removed, and so are brackets and ampersands that a platform might mistake for them (Twilio, "WebSocket messages",
 * text tokens). Safe for use by many threads.
 */
public final class SpeechNormalizer {

    private static final SpeechNormalizer KOREAN =
            new SpeechNormalizer(MarkupRules.of(KoreanRules.VOCABULARY), KoreanRules.RULES);
    private static final SpeechNormalizer ENGLISH =
            new SpeechNormalizer(MarkupRules.of(EnglishRules.VOCABULARY), EnglishRules.RULES);

    private final List<SpeechRule> rules;

    private SpeechNormalizer(List<SpeechRule> markup, List<SpeechRule> language) {
        this.rules = Stream.concat(markup.stream(), language.stream()).toList();
    }

    /** The normaliser of a language (BCP 47). */
    public static SpeechNormalizer of(String language) {
        return Language.choose(language, KOREAN, ENGLISH);
    }

    /** Converts a whole text. */
    public SpokenText speak(String text) {
        return speak(text, 0);
    }

    /**
     * Converts the rest of a text.
     *
     * @param from where the rest starts; the text before it serves only as context
     */
    public SpokenText speak(String text, int from) {
        boolean afterSpace = from == 0 || Character.isWhitespace(text.charAt(from - 1));
        SpokenText.Builder spoken = new SpokenText.Builder(from, afterSpace);
        List<Matcher> matchers = matchers(text);
        int at = from;
        while (at < text.length()) {
            int end = isInsideWord(text, at) ? at : apply(matchers, at, spoken);
            if (end == at) {
                end = at + Character.charCount(text.codePointAt(at));
                spoken.add(plain(text, from, at, end, spoken), at, end);
            }
            at = end;
        }
        return spoken.build(text.substring(from));
    }

    private List<Matcher> matchers(String text) {
        // Look-behind must see the text before the rest, and the rest must not count as the beginning of a line.
        return rules.stream()
                .map(rule ->
                        rule.written().matcher(text).useTransparentBounds(true).useAnchoringBounds(false))
                .toList();
    }

    /**
     * Applies the first rule that matches here; returns where its match ends, or the same index when no rule matches.
     */
    private int apply(List<Matcher> matchers, int at, SpokenText.Builder spoken) {
        for (int i = 0; i < matchers.size(); i++) {
            Matcher matcher = matchers.get(i);
            if (matcher.region(at, matcher.regionEnd()).lookingAt() && matcher.end() > at) {
                String replacement = rules.get(i).spoken().apply(matcher);
                if (replacement != null) {
                    spoken.add(replacement, at, matcher.end());
                    return matcher.end();
                }
            }
        }
        return at;
    }

    /** No rule starts in the middle of a word, so for most characters the rules need not be tried. */
    private static boolean isInsideWord(String text, int at) {
        return at > 0
                && ((isSyllable(text.charAt(at)) && isSyllable(text.charAt(at - 1)))
                        || (isLatin(text.charAt(at)) && isLatin(text.charAt(at - 1))));
    }

    private static boolean isSyllable(char c) {
        return c >= '가' && c <= '힣';
    }

    private static boolean isLatin(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static String plain(String text, int from, int at, int end, SpokenText.Builder spoken) {
        char c = text.charAt(at);
        if (c == '\n') {
            return spoken.endsClause(text.substring(0, from)) ? " " : ", ";
        }
        return Character.isWhitespace(c) ? " " : text.substring(at, end);
    }
}
