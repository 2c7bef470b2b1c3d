package telecom.assistant.channel.voice.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks written texts and their spoken forms from the corpora in {@code speech/}. */
class SpeechCorpusTest {

    private static final String ARROW = " => ";

    @ParameterizedTest
    @MethodSource("entries")
    void speaksEachEntryAsExpected(String entry) {
        String language = entry.substring(0, 2);
        String written = entry.substring(3, entry.lastIndexOf(ARROW)).replace("\\n", "\n");
        String spoken = entry.substring(entry.lastIndexOf(ARROW) + ARROW.length());

        assertThat(SpeechNormalizer.of(language).speak(written).spoken().strip())
                .isEqualTo(spoken);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void mapsSpokenTextBackToTheWholeWrittenText(String entry) {
        String written = entry.substring(3, entry.lastIndexOf(ARROW));
        SpokenText spoken = SpeechNormalizer.of(entry.substring(0, 2)).speak(written);

        int before = 0;
        for (int i = 0; i <= spoken.spoken().length(); i++) {
            assertThat(spoken.writtenLength(i)).isBetween(before, written.length());
            before = spoken.writtenLength(i);
        }
    }

    static List<String> entries() {
        return Stream.of("corpus", "corpus-second", "corpus-third", "corpus-set-aside")
                .flatMap(name -> entries(name).stream())
                .toList();
    }

    private static List<String> entries(String name) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                SpeechCorpusTest.class.getResourceAsStream("/speech/" + name + ".txt"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.contains(ARROW) && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
