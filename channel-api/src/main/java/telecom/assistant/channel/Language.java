package telecom.assistant.channel;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

/** Detects which of the two supported languages an utterance is in. */
public final class Language {

    public static final String KOREAN = "ko";
    public static final String ENGLISH = "en";

    private Language() {}

    /**
     * The language of a text: Korean if it has any Hangul letter, English if it has no Hangul but at least two Latin
     * letters, and otherwise (digits, an emoji) the fallback.
     */
    public static String of(String text, String fallback) {
        if (text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HANGUL)) {
            return KOREAN;
        }
        long latin = text.codePoints()
                .filter(c -> UnicodeScript.of(c) == UnicodeScript.LATIN)
                .count();
        return latin >= 2 ? ENGLISH : primary(fallback);
    }

    /** Chooses between two texts or settings by language tag (BCP 47): the Korean one unless the tag is English. */
    public static <T> T choose(String tag, T korean, T english) {
        return primary(tag).equals(ENGLISH) ? english : korean;
    }

    /** The primary subtag of a BCP 47 tag, {@code ko} for {@code ko-KR}. Korean unless the tag is English. */
    public static String primary(String tag) {
        if (tag == null || tag.isBlank()) {
            return KOREAN;
        }
        return Locale.forLanguageTag(tag.replace('_', '-')).getLanguage().equals(ENGLISH) ? ENGLISH : KOREAN;
    }
}
