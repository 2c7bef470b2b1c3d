package telecom.assistant.benchmarks.turns;

import java.time.Duration;
import java.util.List;

/**
 * What a run of the benchmark measures, and for how long.
 *
 * @param warmUp how many turns are run before the first row, with the instant model
 * @param crowd how many conversations share the warm-up turns
 * @param settling how long each row runs before it is measured
 * @param time how long each row is measured
 */
public record TurnsPlan(List<Row> rows, int warmUp, int crowd, Duration settling, Duration time) {

    public static final int RATE = 100;
    public static final int CONVERSATIONS = 64;
    public static final TurnsPlan FULL =
            new TurnsPlan(Row.all(RATE, CONVERSATIONS), 20_000, 256, Duration.ofSeconds(4), Duration.ofSeconds(20));

    public TurnsPlan {
        rows = List.copyOf(rows);
        if (warmUp < 1) {
            throw new IllegalArgumentException("warm-up: " + warmUp + " (expected: at least 1 turn)");
        }
        if (time.isZero() || rows.isEmpty()) {
            throw new IllegalArgumentException("seconds: 0 (expected: at least 1, and a row)");
        }
    }

    public TurnsPlan withRows(List<Row> wanted) {
        return new TurnsPlan(wanted, warmUp, crowd, settling, time);
    }

    public TurnsPlan withWarmUp(int turns) {
        return new TurnsPlan(rows, turns, crowd, settling, time);
    }

    public TurnsPlan withTime(Duration wanted) {
        return new TurnsPlan(rows, warmUp, crowd, settling, wanted);
    }

    /** The rate at which Kafka alone is measured beside a row; 0 if no row has a rate. */
    int rate() {
        return rows.stream().mapToInt(Row::rate).max().orElse(0);
    }

    int mostConversations() {
        return Math.max(crowd, rows.stream().mapToInt(Row::conversations).max().orElse(0));
    }
}
