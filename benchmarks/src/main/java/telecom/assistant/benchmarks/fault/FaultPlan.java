package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The plan of a run.
 *
 * @param faults how many faults to inject
 * @param seed the seed for everything random; the same seed gives the same faults in the same order
 * @param kinds which faults to choose from
 * @param sabotage which rule of the application is broken on purpose
 */
public record FaultPlan(int faults, long seed, Set<FaultKind> kinds, Scale scale, Sabotage sabotage) {

    /** All kinds except those that are injected only when they are requested by name. */
    public static final Set<FaultKind> USUAL_KINDS = Arrays.stream(FaultKind.values())
            .filter(kind -> !kind.isByNameOnly())
            .collect(Collectors.toUnmodifiableSet());

    /** {@code session.timeout.ms}: an engine's partitions do not move to another engine before this time has passed. */
    static final Duration SESSION = Duration.ofSeconds(6);

    /** The time after an outage within which all pending answers arrive. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(60);

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
     * @param databaseStall how long the database is stalled, or its connections are lost
     * @param databaseAway how long the database is away; longer than an engine is stopped
     * @param quiet how long nobody says anything
     * @param patience how long a subscriber waits for a reply before going on without it
     * @param steadyEach how many subscribers on each channel talk steadily; those who talk in other ways are in
     *     proportion
     */
    public record Scale(
            Duration engineStop,
            Duration databaseStall,
            Duration databaseAway,
            Duration quiet,
            Duration patience,
            int steadyEach) {

        public static final Scale FULL = new Scale(
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(90),
                16);

        public Scale {
            if (engineStop.compareTo(SESSION) <= 0) {
                throw new IllegalArgumentException("stop: " + engineStop.toSeconds() + " s (expected: more than the "
                        + SESSION.toSeconds() + " s after which an engine's partitions move)");
            }
            if (databaseAway.compareTo(engineStop) <= 0) {
                throw new IllegalArgumentException("away: " + databaseAway.toSeconds() + " s (expected: more than the "
                        + engineStop.toSeconds() + " s for which an engine is stopped meanwhile)");
            }
        }

        public Scale withEngineStop(Duration wanted) {
            Duration needed = wanted.plus(SESSION);
            Duration away = databaseAway.compareTo(needed) < 0 ? needed : databaseAway;
            return new Scale(wanted, databaseStall, away, quiet, patience, steadyEach);
        }

        public Scale withPatience(Duration wanted) {
            return new Scale(engineStop, databaseStall, databaseAway, quiet, wanted, steadyEach);
        }
    }

    /** How long a subscriber waits for a reply: longer than any fault of the plan withholds it. */
    Duration patience() {
        return kinds.stream()
                .map(kind -> kind.outage(scale))
                .filter(outage -> !outage.isZero())
                .map(CATCHING_UP::plus)
                .filter(needed -> needed.compareTo(scale.patience()) > 0)
                .max(Comparator.naturalOrder())
                .orElse(scale.patience());
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
