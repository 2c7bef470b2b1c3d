package telecom.assistant.gateway.classification;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Whether somebody says nearly the same again: by the pairs of letters that two texts share (Dice's coefficient). */
final class Likeness {

    private static final double NEARLY_THE_SAME = 0.8;
    private static final int SHORTEST = 6;
    private static final int LONGEST = 1_000;

    private Likeness() {}

    /** Never for a few letters, such as a second "yes"; nor where the numbers differ, which is another question. */
    static boolean isRepetition(String before, String now) {
        String one = letters(before);
        String two = letters(now);
        return Math.min(one.length(), two.length()) >= SHORTEST
                && digits(one).equals(digits(two))
                && shared(one, two) >= NEARLY_THE_SAME;
    }

    /** Recognisers and thumbs differ in spaces, punctuation and case. */
    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(LONGEST)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static String digits(String letters) {
        return letters.replaceAll("\\D", "");
    }

    private static double shared(String one, String two) {
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 1; i < one.length(); i++) {
            pairs.merge(one.substring(i - 1, i + 1), 1, Integer::sum);
        }
        int common = 0;
        for (int i = 1; i < two.length(); i++) {
            if (pairs.merge(two.substring(i - 1, i + 1), -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return 2.0 * common / (one.length() + two.length() - 2);
    }
}
