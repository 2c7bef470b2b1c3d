package telecom.assistant.gateway.evaluation;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How much two texts look alike: the Sørensen–Dice coefficient of their pairs of neighbouring characters, from 0 (none in
 * common) to 1 (all). It needs no tokenizer, which suits Korean, and a changed order of words costs little. It measures
 * letters and not meaning: two right answers in other words have a low one, and a wrong figure hardly lowers it.
 */
final class Similarity {

    /** What a report says of it. */
    static final String MEASURE =
            "Sørensen–Dice coefficient of character bigrams, 0 to 1: likeness of the letters, not of the meaning";

    private Similarity() {}

    static double between(String one, String other) {
        String a = normal(one);
        String b = normal(other);
        if (a.length() < 2 || b.length() < 2) {
            return a.equals(b) ? 1 : 0;
        }
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 1; i < a.length(); i++) {
            pairs.merge(a.substring(i - 1, i + 1), 1, Integer::sum);
        }
        int common = 0;
        for (int i = 1; i < b.length(); i++) {
            Integer left = pairs.computeIfPresent(b.substring(i - 1, i + 1), (pair, count) -> count - 1);
            if (left != null && left >= 0) {
                common++;
            }
        }
        return 2.0 * common / (a.length() + b.length() - 2);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }
}
