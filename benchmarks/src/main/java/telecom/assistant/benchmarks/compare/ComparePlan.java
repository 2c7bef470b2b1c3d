package telecom.assistant.benchmarks.compare;

import java.util.List;

/**
 * What to compare.
 *
 * @param a a commit, as Git understands it
 * @param b another commit, or the same one, to see how much results differ by chance
 * @param runs how often each is measured
 * @param turnsOptions the options of {@code ./bench turns} for each run
 */
public record ComparePlan(String a, String b, int runs, List<String> turnsOptions) {

    public static final int RUNS = 3;

    public ComparePlan {
        turnsOptions = List.copyOf(turnsOptions);
        if (runs < 1) {
            throw new IllegalArgumentException("runs: " + runs + " (expected: at least 1)");
        }
    }
}
