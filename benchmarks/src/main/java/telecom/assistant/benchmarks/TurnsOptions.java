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
 * What the options of {@code turns} say, and those of {@code compare}, which measures with them.
 *
 * @param jar the application's, if not the one of this checkout
 * @param results where to write them, if not where results usually are
 */
record TurnsOptions(TurnsPlan plan, Optional<Path> jar, Optional<Path> results) {

    private static final String[] OF_MEASURING = {"--rate", "--conversations", "--warm-up", "--seconds", "--only"};

    static TurnsOptions parse(List<String> words) {
        Options options = new Options(words, with("--jar", "--results"));
        return new TurnsOptions(
                plan(options),
                options.text("--jar").map(Path::of),
                options.text("--results").map(Path::of));
    }

    /** Two commits, how often each is measured, and the options of measuring. */
    static ComparePlan parseComparison(List<String> words) {
        if (words.size() < 2 || words.get(0).startsWith("-") || words.get(1).startsWith("-")) {
            throw new IllegalArgumentException("compare " + String.join(" ", words) + " (expected: two commits first)");
        }
        List<String> rest = words.subList(2, words.size());
        Options options = new Options(rest, with("--runs"));
        TurnsPlan unused = plan(options);
        return new ComparePlan(
                words.get(0), words.get(1), options.number("--runs", ComparePlan.RUNS), options.words(OF_MEASURING));
    }

    private static TurnsPlan plan(Options options) {
        TurnsPlan full = TurnsPlan.FULL;
        int rate = options.number("--rate", TurnsPlan.RATE);
        if (rate == 0) {
            throw new IllegalArgumentException("--rate: 0 (expected: at least 1)");
        }
        List<Row> rows = Row.all(rate, options.number("--conversations", TurnsPlan.CONVERSATIONS));
        return full.withRows(options.text("--only")
                        .map(names -> Row.named(rows, names))
                        .orElse(rows))
                .withWarmUp(options.number("--warm-up", full.warmUp()))
                .withTime(Duration.ofSeconds(
                        options.number("--seconds", Math.toIntExact(full.time().toSeconds()))));
    }

    private static String[] with(String... more) {
        String[] all = Arrays.copyOf(OF_MEASURING, OF_MEASURING.length + more.length);
        System.arraycopy(more, 0, all, OF_MEASURING.length, more.length);
        return all;
    }
}
