package telecom.assistant.benchmarks.compare;

import java.util.List;

/**
 * The plan of a comparison of two commits.
 *
 * @param a a commit, by any name that Git understands
 * @param b another commit, or the same one, to see how much results differ by chance
 * @param runs how often each commit is measured
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
