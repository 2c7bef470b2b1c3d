package telecom.assistant.channel.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hundred texts, half of them Korean. The rules were written with half A in view; half B checks them. */
class OptOutCorpusTest {

    private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private final List<Line> corpus = read();

    @Test
    void hasTwoHundredTextsHalfOfThemKorean() {
        assertThat(corpus).hasSize(200);
        assertThat(corpus).filteredOn(line -> line.language().equals("ko")).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B"})
    void missesNoOptOut(String half) {
        assertThat(corpus)
                .filteredOn(line -> line.half().equals(half) && line.meaning().equals("opt-out"))
                .isNotEmpty()
                .allMatch(line -> line.keyword().equals(Optional.of(Keyword.OPT_OUT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B"})
    void mistakesAtMostTwoPercentForAChangeOfConsent(String half) {
        List<Line> lines =
                corpus.stream().filter(line -> line.half().equals(half)).toList();

        List<Line> mistaken = lines.stream().filter(Line::isMistakenForConsent).toList();

        assertThat(mistaken).hasSizeLessThanOrEqualTo(lines.size() * 2 / 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B"})
    void missesNoOptIn(String half) {
        assertThat(corpus)
                .filteredOn(line -> line.half().equals(half) && line.meaning().equals("opt-in"))
                .isNotEmpty()
                .allMatch(line -> line.keyword().equals(Optional.of(Keyword.OPT_IN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"해요", "수신거부해요", "그만좀", "그만해요", "문자좀보내지마"})
    void isQuickWhateverPhraseIsRepeated(String repeated) {
        String text = "수신거부" + repeated.repeat(1000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(Keyword.of(text + "x")).isEmpty());
    }

    @Test
    void isQuickHoweverManyEmptyLinesThereAre() {
        String text = "one" + "\n".repeat(4000) + "two three four five";

        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(LoopGuard.gist(text)).isEqualTo("onetwothreefourfive"));
    }

    private static List<Line> read() {
        try (InputStream file = OptOutCorpusTest.class.getResourceAsStream("/opt-out-corpus.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 4))
                    .map(columns -> new Line(columns[0], columns[1], columns[2], unescape(columns[3])))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unescape(String text) {
        return UNICODE_ESCAPE
                .matcher(text)
                .replaceAll(escape -> Character.toString(Integer.parseInt(escape.group(1), 16)))
                .replace("\\n", "\n");
    }

    private record Line(String half, String language, String meaning, String text) {

        Optional<Keyword> keyword() {
            return Keyword.of(text);
        }

        boolean isMistakenForConsent() {
            return switch (keyword().map(Keyword::name).orElse("")) {
                case "OPT_OUT" -> !meaning.equals("opt-out");
                case "OPT_IN" -> !meaning.equals("opt-in");
                default -> false;
            };
        }
    }
}
