package telecom.assistant.gateway.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The words that the search treats as the same, from {@code knowledge/synonyms.txt}. Immutable. */
final class Synonyms {

    private static final String FILE = "/knowledge/synonyms.txt";

    /**
     * Replacements within Korean words; the longest word comes first, so that no word is replaced within a longer one.
     */
    private final Map<String, String> within =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private final Map<String, String> whole = new LinkedHashMap<>();

    private Synonyms() {}

    /** Reads the synonyms of the deployment. */
    static Synonyms read() {
        Synonyms synonyms = new Synonyms();
        EnglishWords english = new EnglishWords();
        try (InputStream in = Synonyms.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> synonyms.add(line, english));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return synonyms;
    }

    private void add(String line, EnglishWords english) {
        String[] parts = line.split(":", 2);
        String common = stem(parts[0].strip(), english);
        for (String other : parts[1].split(",", -1)) {
            String word = stem(other.strip(), english);
            boolean korean = word.charAt(0) >= '가';
            (korean && word.length() > 1 ? within : whole).put(word, common);
        }
    }

    private static String stem(String word, EnglishWords english) {
        return word.charAt(0) >= '가' ? word : english.stem(word);
    }

    /** A Korean word with each synonym in it replaced by the common word. */
    String inKorean(String word) {
        String same = whole.get(word);
        if (same != null) {
            return same;
        }
        String replaced = word;
        for (Map.Entry<String, String> each : within.entrySet()) {
            // A common word that contains one of its own synonyms must not be replaced again.
            if (replaced.contains(each.getKey()) && !replaced.contains(each.getValue())) {
                replaced = replaced.replace(each.getKey(), each.getValue());
            }
        }
        return replaced;
    }

    /** The common word for a stem; the stem itself if it has no synonym. */
    String of(String stem) {
        return whole.getOrDefault(stem, stem);
    }
}
