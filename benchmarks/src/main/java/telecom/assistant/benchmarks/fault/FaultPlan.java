package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What is to be done in a run.
 *
 * @param faults how many
 * @param seed of everything that is drawn at random; the same seed draws the same faults in the same order
 * @param kinds of which faults
 * @param engineStop how long an engine is stopped; longer than its consumer's session
 * @param databaseStall how long the database is stalled
 * @param modelTrouble how long the inference tier is in trouble
 * @param patience after which a subscriber goes on without a reply
 * @param steadyEach how many subscribers of each channel talk steadily; those who talk in other ways are in proportion
 * @param sabotage what is broken on purpose
 */
public record FaultPlan(
        int faults,
        long seed,
        Set<Fault> kinds,
        Duration engineStop,
        Duration databaseStall,
        Duration modelTrouble,
        Duration patience,
        int steadyEach,
        Sabotage sabotage) {

    /** {@code session.timeout.ms}: only after that an engine's partitions are another one's. */
    private static final Duration SESSION = Duration.ofSeconds(6);

    private static final int STEADY_EACH = 16;

    public FaultPlan {
        kinds = Set.copyOf(kinds);
        if (faults < 1 || kinds.isEmpty()) {
            throw new IllegalArgumentException("faults: " + faults + " of " + kinds.size() + " kinds (expected: >= 1)");
        }
        if (engineStop.compareTo(SESSION) <= 0) {
            throw new IllegalArgumentException("stop: " + engineStop.toSeconds() + " s (expected: more than the "
                    + SESSION.toSeconds() + " s after which its partitions move)");
        }
    }

    /** The whole run. */
    public static FaultPlan of(int faults, long seed, Sabotage sabotage) {
        return new FaultPlan(
                faults,
                seed,
                Set.of(Fault.values()),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(90),
                STEADY_EACH,
                sabotage);
    }

    public FaultPlan withKinds(Set<Fault> wanted) {
        return new FaultPlan(
                faults, seed, wanted, engineStop, databaseStall, modelTrouble, patience, steadyEach, sabotage);
    }

    public FaultPlan withEngineStop(Duration wanted) {
        return new FaultPlan(faults, seed, kinds, wanted, databaseStall, modelTrouble, patience, steadyEach, sabotage);
    }

    public FaultPlan withDatabaseStall(Duration wanted) {
        return new FaultPlan(faults, seed, kinds, engineStop, wanted, modelTrouble, patience, steadyEach, sabotage);
    }

    public FaultPlan withPatience(Duration wanted) {
        return new FaultPlan(
                faults, seed, kinds, engineStop, databaseStall, modelTrouble, wanted, steadyEach, sabotage);
    }

    public FaultPlan withSteadyEach(int wanted) {
        return new FaultPlan(faults, seed, kinds, engineStop, databaseStall, modelTrouble, patience, wanted, sabotage);
    }

    /** The faults in their order: each kind once in a random order, and again, until there are enough. */
    List<Fault> draw() {
        Random random = new Random(seed);
        List<Fault> drawn = new ArrayList<>();
        while (drawn.size() < faults) {
            List<Fault> round = new ArrayList<>(
                    Arrays.stream(Fault.values()).filter(kinds::contains).toList());
            Collections.shuffle(round, random);
            drawn.addAll(round);
        }
        return drawn.subList(0, faults);
    }
}
