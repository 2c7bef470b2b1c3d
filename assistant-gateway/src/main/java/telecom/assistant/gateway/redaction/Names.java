package telecom.assistant.gateway.redaction;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Masks the names of a conversation's participants. A Korean name is found with its original spaces, without any, with
 * a space after a family name of one syllable, and without that family name before a form of address. A name in another
 * script is found as a whole, and each of its parts as a capitalised word.
 */
final class Names {

    private static final Pattern KOREAN = Pattern.compile("[가-힣]{2,5}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String BEGINNING = "(?<![가-힣])";
    private static final String FORM_OF_ADDRESS = "(?=\\s?(?:님|씨|고객|상담|매니저|이라고|라고))";
    private static final int SHORTEST_PART = 3;

    private final List<Pattern> forms;

    Names(Collection<String> names) {
        // Longest first, so that nothing is left of a name that contains another one.
        this.forms = names.stream()
                .filter(name -> name != null && name.strip().length() > 1)
                .map(name -> Normalizer.normalize(name.strip(), Normalizer.Form.NFC))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .flatMap(Names::forms)
                .toList();
    }

    private static Stream<Pattern> forms(String name) {
        String joined = BLANKS.matcher(name).replaceAll("");
        if (!KOREAN.matcher(joined).matches()) {
            return other(name);
        }
        return joined.equals(name) ? korean(name) : Stream.concat(other(name), korean(joined));
    }

    private static Stream<Pattern> korean(String name) {
        if (name.length() < SHORTEST_PART) {
            // Agents often go by their given name alone, which is so short that it may turn up within another word.
            return Stream.of(Pattern.compile(BEGINNING + "[가-힣]?" + name));
        }
        String given = name.substring(1);
        return Stream.of(
                Pattern.compile(name),
                Pattern.compile(BEGINNING + name.charAt(0) + "\\s+" + given),
                Pattern.compile(BEGINNING + given + FORM_OF_ADDRESS));
    }

    private static Stream<Pattern> other(String name) {
        String[] parts = BLANKS.split(name);
        String whole =
                String.join("\\s+", Arrays.stream(parts).map(Pattern::quote).toList());
        return Stream.concat(
                Stream.of(word(whole, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)),
                Arrays.stream(parts)
                        .filter(part -> part.length() >= SHORTEST_PART && Character.isUpperCase(part.charAt(0)))
                        .map(part -> word(Pattern.quote(part), 0)));
    }

    /** A whole word, without a letter or digit next to it, except that a Korean particle may follow it directly. */
    private static Pattern word(String form, int flags) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + form + "(?![\\p{L}\\p{N}&&[^가-힣]])", flags);
    }

    String mask(String text) {
        String masked = forms.isEmpty() ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
        for (Pattern form : forms) {
            masked = form.matcher(masked).replaceAll(Redaction.NAME);
        }
        return masked;
    }
}
