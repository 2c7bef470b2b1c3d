package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What to do in a run.
 *
 * @param faults how many faults to inject
 * @param seed of everything random; the same seed gives the same faults in the same order
 * @param kinds which faults to choose from
 * @param sabotage which rule of the application is broken on purpose
 */
public record FaultPlan(int faults, long seed, Set<FaultKind> kinds, Scale scale, Sabotage sabotage) {

    public static final Set<FaultKind> ALL_KINDS = Set.of(FaultKind.values());

    /** {@code session.timeout.ms}: an engine's partitions do not move to another engine before that time is over. */
    private static final Duration SESSION = Duration.ofSeconds(6);

    public FaultPlan {
        kinds = Set.copyOf(kinds);
        if (faults < 1 || kinds.isEmpty()) {
            throw new IllegalArgumentException("faults: " + faults + " of " + kinds.size() + " kinds (expected: >= 1)");
        }
    }

    /**
     * How long faults last, and how many subscribers there are.
     *
     * @param engineStop how long an engine is stopped; longer than its consumer's session
     * @param databaseStall how long the database is stalled
     * @param patience how long a subscriber waits for a reply before going on without it
     * @param steadyEach how many subscribers on each channel talk steadily; those who talk in other ways are in
     *     proportion
     */
    public record Scale(Duration engineStop, Duration databaseStall, Duration patience, int steadyEach) {

        public static final Scale FULL =
                new Scale(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(90), 16);

        public Scale {
            if (engineStop.compareTo(SESSION) <= 0) {
                throw new IllegalArgumentException("stop: " + engineStop.toSeconds() + " s (expected: more than the "
                        + SESSION.toSeconds() + " s after which its partitions move)");
            }
        }

        public Scale withEngineStop(Duration wanted) {
            return new Scale(wanted, databaseStall, patience, steadyEach);
        }

        public Scale withPatience(Duration wanted) {
            return new Scale(engineStop, databaseStall, wanted, steadyEach);
        }
    }

    /** The faults in order: each kind once in a random order, then again, until there are enough. */
    List<FaultKind> draw() {
        Random random = new Random(seed);
        List<FaultKind> drawn = new ArrayList<>();
        while (drawn.size() < faults) {
            List<FaultKind> round = new ArrayList<>(
                    Arrays.stream(FaultKind.values()).filter(kinds::contains).toList());
            Collections.shuffle(round, random);
            drawn.addAll(round);
        }
        return drawn.subList(0, faults);
    }
}
