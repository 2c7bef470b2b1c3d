package telecom.assistant.benchmarks.turns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import telecom.assistant.local.model.Pace;

/**
 * One measurement: how fast the model answers, and how many conversations ask how often.
 *
 * @param paced whether the model takes its time, rather than answering at once
 * @param conversations how many conversations there are at once
 * @param rate turns a second; 0 if each conversation asks as soon as it has the last reply
 */
public record Row(boolean paced, int conversations, int rate) {

    /** 200 ms to the first token and 10 ms between tokens. */
    private static final Pace PACED = new Pace(Duration.ofMillis(200), Duration.ofMillis(10));

    public Row {
        if (conversations < 1) {
            throw new IllegalArgumentException("conversations: " + conversations + " (expected: at least 1)");
        }
        if (rate < 0) {
            throw new IllegalArgumentException("rate: " + rate + " (expected: at least 1 a second)");
        }
    }

    /** All rows, in the order in which they are measured. */
    public static List<Row> all(int rate, int conversations) {
        List<Row> rows = new ArrayList<>();
        for (int count : new int[] {1, 16, 64, 256}) {
            rows.add(new Row(false, count, 0));
        }
        for (int count : new int[] {64, 256, 1_000}) {
            rows.add(new Row(true, count, 0));
        }
        rows.add(new Row(true, conversations, rate));
        return rows;
    }

    /** The rows with the given names, which are separated by commas. */
    public static List<Row> named(List<Row> rows, String names) {
        List<String> wanted = List.of(names.split(","));
        List<String> known = rows.stream().map(Row::name).toList();
        wanted.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException("--only: " + unknown + " (expected: some of "
                    + known.stream().collect(Collectors.joining(",")) + ")");
        });
        return rows.stream().filter(row -> wanted.contains(row.name())).toList();
    }

    /** The row's name on the command line and in the results: {@code instant-64}, {@code paced-64} or {@code rate}. */
    public String name() {
        if (hasRate()) {
            return "rate";
        }
        return (paced ? "paced-" : "instant-") + conversations;
    }

    boolean hasRate() {
        return rate > 0;
    }

    Pace pace() {
        return paced ? PACED : Pace.INSTANT;
    }
}
