package telecom.assistant.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks calls for help and harmless messages from a corpus file. Every second one of the first 200 was set aside. */
class EmergencyTest {

    private static final Map<Emergency, String> NUMBERS =
            Map.of(Emergency.POLICE, "112", Emergency.RESCUE, "119", Emergency.SUICIDE, "109");

    private static final List<Entry> ENTRIES = entries();

    /** From here on every line must be right, because the rules were written with these lines in view. */
    private static final int FIRST_NARROWED = 272;

    private record Entry(String number, String message) {

        boolean isHarmless() {
            return number.equals("-");
        }

        Optional<String> found() {
            return Emergency.in(message).map(NUMBERS::get);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void recognisesCallsForHelp(int half) {
        List<Entry> calls = half(half, false);
        List<String> missed = calls.stream()
                .filter(entry -> entry.found().isEmpty())
                .map(Entry::message)
                .toList();

        assertThat(missed).hasSizeLessThanOrEqualTo(calls.size() * 2 / 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void leavesHarmlessMessagesToTheModel(int half) {
        List<Entry> harmless = half(half, true);
        List<String> taken = harmless.stream()
                .filter(entry -> entry.found().isPresent())
                .map(Entry::message)
                .toList();

        assertThat(taken).hasSizeLessThanOrEqualTo(harmless.size() * 3 / 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void namesTheServiceToCall(int half) {
        List<Entry> calls = half(half, false);
        List<String> otherwise = calls.stream()
                .filter(entry -> entry.found().filter(entry.number()::equals).isEmpty())
                .map(Entry::message)
                .toList();

        assertThat(otherwise).hasSizeLessThanOrEqualTo(calls.size() / 10);
    }

    @Test
    void treatsAnEmergencyNumberAloneAsACallForHelp() {
        assertThat(Emergency.in("119!")).contains(Emergency.RESCUE);
        assertThat(Emergency.in("112")).contains(Emergency.POLICE);
        assertThat(Emergency.in("114")).isEmpty();
    }

    @Test
    void classifiesEveryLineForWhichTheRulesWereNarrowed() {
        List<Entry> narrowed = ENTRIES.subList(FIRST_NARROWED, ENTRIES.size());

        assertThat(narrowed).allSatisfy(entry -> assertThat(entry.found().orElse("-"))
                .as(entry.message())
                .isEqualTo(entry.number()));
    }

    private static List<Entry> half(int half, boolean harmless) {
        return IntStream.range(0, ENTRIES.size())
                .filter(i -> i % 2 == half)
                .mapToObj(ENTRIES::get)
                .filter(entry -> entry.isHarmless() == harmless)
                .toList();
    }

    private static List<Entry> entries() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(EmergencyTest.class.getResourceAsStream("/corpora/emergencies.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .map(parts -> new Entry(parts[0], parts[1]))
                    .toList();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
