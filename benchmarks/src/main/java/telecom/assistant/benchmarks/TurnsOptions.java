package telecom.assistant.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import telecom.assistant.benchmarks.compare.ComparePlan;
import telecom.assistant.benchmarks.turns.Row;
import telecom.assistant.benchmarks.turns.TurnsPlan;

/**
 * The options of {@code turns}, most of which {@code compare} accepts, too.
 *
 * @param jar the application's jar; empty for that of this checkout
 * @param results the folder for the results; empty for the usual one
 */
record TurnsOptions(TurnsPlan plan, Optional<Path> jar, Optional<Path> results) {

    private static final String[] MEASURING_OPTIONS = {"--rate", "--conversations", "--warm-up", "--seconds", "--only"};

    static TurnsOptions parse(List<String> words) {
        Options options = new Options(words, measuringOptionsAnd("--jar", "--results"));
        return new TurnsOptions(
                plan(options),
                options.value("--jar").map(Path::of),
                options.value("--results").map(Path::of));
    }

    /** Parses two commits, how often to measure each, and the measuring options, which it only validates. */
    static ComparePlan parseComparison(List<String> words) {
        if (words.size() < 2 || words.get(0).startsWith("-") || words.get(1).startsWith("-")) {
            throw new IllegalArgumentException("compare " + String.join(" ", words) + " (expected: two commits first)");
        }
        List<String> rest = words.subList(2, words.size());
        Options options = new Options(rest, measuringOptionsAnd("--runs"));
        TurnsPlan unused = plan(options);
        return new ComparePlan(
                words.get(0),
                words.get(1),
                options.number("--runs", ComparePlan.RUNS),
                options.arguments(MEASURING_OPTIONS));
    }

    private static TurnsPlan plan(Options options) {
        TurnsPlan full = TurnsPlan.FULL;
        int rate = options.number("--rate", TurnsPlan.RATE);
        if (rate == 0) {
            throw new IllegalArgumentException("--rate: 0 (expected: at least 1)");
        }
        List<Row> rows = Row.all(rate, options.number("--conversations", TurnsPlan.CONVERSATIONS));
        return full.withRows(options.value("--only")
                        .map(names -> Row.named(rows, names))
                        .orElse(rows))
                .withWarmUp(options.number("--warm-up", full.warmUp()))
                .withTime(Duration.ofSeconds(
                        options.number("--seconds", Math.toIntExact(full.time().toSeconds()))));
    }

    private static String[] measuringOptionsAnd(String... more) {
        String[] all = Arrays.copyOf(MEASURING_OPTIONS, MEASURING_OPTIONS.length + more.length);
        System.arraycopy(more, 0, all, MEASURING_OPTIONS.length, more.length);
        return all;
    }
}
