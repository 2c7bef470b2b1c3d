package telecom.assistant.gateway.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.gateway.tool.Act;

/**
 * Checks scripted replies, half of which claim acts that no tool has done. The expectations are marked in the corpus
 * file.
 */
class ClaimCorpusTest {

    private static final List<Entry> ENTRIES = entries();

    /** @param claims the false claims, which must not be delivered */
    private record Entry(Set<Act> done, String text, List<String> claims) {

        static Entry of(String line) {
            String[] parts = line.split(" \\| ", 2);
            List<String> claims = Pattern.compile("⟦([^⟧]*)⟧")
                    .matcher(parts[1])
                    .results()
                    .map(claim -> claim.group(1))
                    .toList();
            return new Entry(doneBy(parts[0]), parts[1].replaceAll("[⟦⟧]", ""), claims);
        }

        private static Set<Act> doneBy(String tools) {
            return switch (tools) {
                case "text" -> Set.of(Act.TEXT);
                case "ticket" -> Set.of(Act.TICKET);
                case "other" -> Set.of(Act.CHANGE);
                default -> Set.of();
            };
        }

        boolean isTrue() {
            return claims.isEmpty();
        }

        /** The text that is delivered if the reply comes in pieces of this many characters. */
        String delivered(int piece) {
            HeldSentences sentences = new HeldSentences(done);
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < text.length(); i += piece) {
                out.append(sentences.next(text.substring(i, Math.min(text.length(), i + piece))));
            }
            return out.append(sentences.end()).toString();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void deliversNoFalseClaim(int piece) {
        List<String> delivered = ENTRIES.stream()
                .filter(entry -> entry.claims().stream().anyMatch(entry.delivered(piece)::contains))
                .map(Entry::text)
                .toList();

        assertThat(delivered).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void withholdsHardlyAnyTrueText(int piece) {
        List<Entry> harmless = ENTRIES.stream().filter(Entry::isTrue).toList();
        List<String> withheld = harmless.stream()
                .filter(entry -> !entry.delivered(piece).equals(entry.text()))
                .map(Entry::text)
                .toList();

        assertThat(withheld).hasSizeLessThanOrEqualTo(harmless.size() / 50);
    }

    private static List<Entry> entries() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ClaimCorpusTest.class.getResourceAsStream("/corpora/claims.txt")),
                StandardCharsets.UTF_8))) {
            List<Entry> entries = new ArrayList<>();
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Entry::of)
                    .forEach(entries::add);
            return entries;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
