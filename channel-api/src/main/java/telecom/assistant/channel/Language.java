package telecom.assistant.channel;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Detects which of the two supported languages an utterance is in. */
public final class Language {

    public static final String KOREAN = "ko";
    public static final String ENGLISH = "en";

    /** Two-word names are common, but a sentence seldom has fewer than three words. */
    private static final int MIN_WORDS = 3;

    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{M}\\p{N}'+-]*");

    /**
     * English function words, none of which is a product name or a loanword in Korean. "Of" is missing because it
     * occurs in names such as Call of Duty.
     */
    private static final Set<String> GRAMMAR = Pattern.compile(" ")
            .splitAsStream("i i'm i'd i've i'll my me we our us you're your he she they it's this that these those"
                    + " is isn't are aren't was were am do don't does doesn't did didn't have haven't has had can can't"
                    + " cannot could couldn't would wouldn't will won't should what what's how how's why when where"
                    + " where's which who want need"
                    + " the an to for with from and or not there please")
            .collect(Collectors.toUnmodifiableSet());

    private Language() {}

    /**
     * The language of a text, if the text makes it clear, and otherwise the fallback. Product names, loanwords and
     * courtesies ({@code OK}, {@code eSIM}, {@code wifi LTE}, {@code thank you}) are the same in both languages, so in
     * Latin letters only a sentence counts as English: at least three words, one of which is a pronoun, an auxiliary, a
     * question word, an article or a preposition; or the word {@code English} itself. Any other text with a Hangul
     * letter is Korean, and so is a sentence in which Korean words are not outnumbered.
     */
    public static String of(String text, String fallback) {
        List<String> words = WORD.matcher(text.replace('\u2019', '\''))
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .toList();
        long korean = words.stream().filter(Language::isKorean).count();
        List<String> latin = words.stream().filter(word -> !isKorean(word)).toList();
        if (latin.size() > korean && isEnglish(latin)) {
            return ENGLISH;
        }
        return korean > 0 ? KOREAN : primary(fallback);
    }

    private static boolean isKorean(String word) {
        return word.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HANGUL);
    }

    private static boolean isEnglish(List<String> words) {
        return words.contains("english")
                || (words.size() >= MIN_WORDS && words.stream().anyMatch(GRAMMAR::contains));
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
