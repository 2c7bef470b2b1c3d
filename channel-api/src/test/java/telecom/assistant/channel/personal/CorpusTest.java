package telecom.assistant.channel.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures recall and precision on two corpora. The rules were developed with {@code develop.txt}; {@code
 * set-aside.txt} was written before them and not looked at.
 */
class CorpusTest {

    private static final Pattern MARK = Pattern.compile("⟦([a-z]+):([^⟧]*)⟧");
    private static final String NEXT_MESSAGE = " ⏎ ";

    /** How often one kind was present, was found, and was found where it was not present. */
    private static final class Count {
        private int there;
        private int found;
        private int wrong;
        private final List<String> faults = new ArrayList<>();

        private double recall() {
            return there == 0 ? 1 : (double) found / there;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"develop", "set-aside"})
    void findsPersonalDataAndLeavesTheRest(String name) throws IOException {
        Map<Kind, Count> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            counts.put(kind, new Count());
        }
        lines(name).forEach(line -> count(line, counts));

        counts.forEach((kind, count) -> System.out.printf(
                "%s %s: recall %.1f %% of %d, wrong %d%n", name, kind, count.recall() * 100, count.there, count.wrong));
        counts.values().forEach(count -> count.faults.forEach(fault -> System.out.println("  " + fault)));
        int found = counts.values().stream().mapToInt(count -> count.found).sum();
        int wrong = counts.values().stream().mapToInt(count -> count.wrong).sum();
        int ofTheRest = counts.entrySet().stream()
                .filter(entry -> !isStrict(entry.getKey()))
                .mapToInt(entry -> entry.getValue().there)
                .sum();
        int foundOfTheRest = counts.entrySet().stream()
                .filter(entry -> !isStrict(entry.getKey()))
                .mapToInt(entry -> entry.getValue().found)
                .sum();
        double precision = (double) found / (found + wrong);
        System.out.printf(
                "%s: precision %.1f %%, recall of the rest %.1f %%%n",
                name, precision * 100, 100.0 * foundOfTheRest / ofTheRest);
        counts.forEach((kind, count) -> {
            if (isStrict(kind)) {
                assertThat(count.recall()).as(kind.toString()).isGreaterThanOrEqualTo(0.99);
            }
        });
        assertThat((double) foundOfTheRest / ofTheRest).isGreaterThanOrEqualTo(0.95);
        assertThat(precision).isGreaterThanOrEqualTo(0.97);
    }

    private static boolean isStrict(Kind kind) {
        return kind == Kind.RESIDENT || kind == Kind.ALIEN || kind == Kind.CARD;
    }

    private record Mark(Kind kind, int from, int to) {}

    private static void count(String line, Map<Kind, Count> counts) {
        List<Mark> marks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher mark = MARK.matcher(line);
        int at = 0;
        while (mark.find()) {
            text.append(line, at, mark.start());
            int from = text.length();
            text.append(mark.group(2));
            marks.add(new Mark(Kind.valueOf(mark.group(1).toUpperCase(Locale.ROOT)), from, text.length()));
            at = mark.end();
        }
        text.append(line, at, line.length());
        // Like Masking, read two messages as one text with blanks between them.
        String written = text.toString();
        String joined = written.replace(NEXT_MESSAGE, "   ");
        List<Finding> findings = new ArrayList<>(Finder.find(joined, Kind.ALL));
        for (Mark expected : marks) {
            Count count = counts.get(expected.kind());
            count.there++;
            boolean found = findings.removeIf(finding -> finding.kind() == expected.kind()
                    && finding.start() <= expected.from() + 1
                    && finding.end() >= expected.to());
            count.found += found ? 1 : 0;
            if (!found) {
                count.faults.add("missed " + expected.kind() + ": " + line);
            }
        }
        for (Finding finding : findings) {
            counts.get(finding.kind()).wrong++;
            counts.get(finding.kind()).faults.add("wrong " + finding + ": " + line);
        }
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream file = CorpusTest.class.getResourceAsStream("/personal-data/" + name + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
