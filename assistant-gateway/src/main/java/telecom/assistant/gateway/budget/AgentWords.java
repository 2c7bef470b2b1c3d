package telecom.assistant.gateway.budget;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognises, without a model, that a subscriber asks for a human agent. A false alarm is better than a missed request.
 */
final class AgentWords {

    private final List<Pattern> words;

    AgentWords(List<String> words) {
        this.words = words.stream().map(String::strip).map(AgentWords::pattern).toList();
    }

    boolean isIn(String said) {
        String composed = Normalizer.normalize(said, Normalizer.Form.NFC);
        return words.stream().anyMatch(word -> word.matcher(composed).find());
    }

    /** Korean words take particles at their end and are often written without spaces between them. */
    private static Pattern pattern(String word) {
        String quoted = Pattern.quote(Normalizer.normalize(word, Normalizer.Form.NFC));
        boolean korean =
                word.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
        return Pattern.compile(korean ? quoted : "(?<![a-z])" + quoted + "s?(?![a-z])", Pattern.CASE_INSENSITIVE);
    }
}
