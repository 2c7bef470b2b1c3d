package telecom.assistant.gateway.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how much two texts look alike: the Sørensen–Dice coefficient of their pairs of neighbouring characters, from
 * 0 (no pair in common) to 1 (all). It needs no tokenizer, which suits Korean, and a change in word order costs little.
 * It measures letters, not meaning: two right answers in different words score low, and a wrong figure hardly lowers
 * the score.
 */
public final class BigramSimilarity {

    /** The description of this measure in a report. */
    public static final String MEASURE =
            "Sørensen–Dice coefficient of character bigrams, 0 to 1: likeness of the letters, not of the meaning";

    private static final double NEARLY_THE_SAME = 0.8;
    private static final int SHORTEST_REPETITION = 6;
    private static final int LONGEST_COMPARED = 1_000;

    private BigramSimilarity() {}

    /** The similarity of two texts; case, extra spaces and the encoding of Korean syllables make no difference. */
    public static double between(String one, String other) {
        return dice(normal(one), normal(other));
    }

    /**
     * Whether somebody says nearly the same thing again. A few letters, such as a second "yes", are never a repetition,
     * and neither are texts with different numbers, which are different questions.
     */
    public static boolean isRepetition(String before, String now) {
        String one = letters(before);
        String two = letters(now);
        return Math.min(one.length(), two.length()) >= SHORTEST_REPETITION
                && digits(one).equals(digits(two))
                && dice(one, two) >= NEARLY_THE_SAME;
    }

    private static double dice(String one, String other) {
        if (one.length() < 2 || other.length() < 2) {
            return one.equals(other) ? 1 : 0;
        }
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 1; i < one.length(); i++) {
            pairs.merge(one.substring(i - 1, i + 1), 1, Integer::sum);
        }
        int common = 0;
        for (int i = 1; i < other.length(); i++) {
            if (pairs.merge(other.substring(i - 1, i + 1), -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return 2.0 * common / (one.length() + other.length() - 2);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }

    /** The letters and digits of a text, because speech recognition and typing vary in spaces, punctuation and case. */
    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(LONGEST_COMPARED)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static String digits(String letters) {
        return letters.replaceAll("\\D", "");
    }
}
