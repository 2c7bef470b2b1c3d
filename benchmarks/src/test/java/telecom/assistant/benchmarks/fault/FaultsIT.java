package telecom.assistant.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.promise.Breach;

/** Runs short forms of {@code ./bench faults}, and checks that it notices when a rule is broken. */
class FaultsIT {

    private static final long SEED = 11;

    /** Short, but long enough for partitions to move. */
    private static final FaultPlan.Scale BRIEF = new FaultPlan.Scale(
            Duration.ofSeconds(8),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(12),
            Duration.ofSeconds(90),
            8);

    @Test
    void keepsItsPromisesWhateverDies() {
        assertKept(
                "faults",
                FaultKind.ENGINE_KILLED,
                FaultKind.CHANNELS_KILLED,
                FaultKind.BROKER_KILLED,
                FaultKind.DATABASE_KILLED,
                FaultKind.ENGINE_STOPPED,
                FaultKind.DATABASE_STALLED);
    }

    @Test
    @Tag("long")
    void keepsItsPromisesWhereverAnEngineDies() {
        assertKept(
                "killed-at",
                FaultKind.ENGINE_KILLED_AT_REPLY_STORED,
                FaultKind.ENGINE_KILLED_AT_CUT_STORED,
                FaultKind.ENGINE_KILLED_AT_CANCEL_SENT,
                FaultKind.ENGINE_KILLED_AT_PIECE_AFTER_CUT_SENT);
    }

    @Test
    @Tag("long")
    void keepsItsPromisesWhateverTheModelDoes() {
        assertKept("model-faults", FaultKind.MODEL_STALLED, FaultKind.MODEL_FAILED);
    }

    @Test
    @Tag("long")
    void noticesThatOffsetsAreCommittedTooEarly() {
        FaultReport report = run("early-commit", sabotaged(Sabotage.EARLY_COMMIT, FaultKind.ENGINE_KILLED));

        assertThat(report.faults()).as("%s", report.problems()).isEqualTo(1);
        assertThat(report.verdict().count(Breach.Kind.LOST)).isPositive();
        assertThat(report.arePromisesKept()).isFalse();
    }

    /**
     * An engine that is stopped at a random instant may have nothing to write; one that is stopped at the end of a
     * reply does.
     */
    @Test
    @Tag("long")
    void noticesThatAnEngineWritesAfterLosingItsConversations() {
        FaultReport report = run(
                "no-fence",
                sabotaged(Sabotage.FENCE, FaultKind.ENGINE_STOPPED_AT_REPLY_ENDED, FaultKind.ENGINE_STOPPED));

        assertThat(report.faults()).as("%s", report.problems()).isPositive();
        assertThat(report.verdict().breaches()).isNotEmpty();
        assertThat(report.arePromisesKept()).isFalse();
    }

    /** Has little patience, because some replies will never arrive. */
    private static FaultPlan sabotaged(Sabotage sabotage, FaultKind... faults) {
        return new FaultPlan(faults.length, SEED, Set.of(faults), BRIEF.withPatience(Duration.ofSeconds(20)), sabotage);
    }

    private static FaultReport run(String folder, FaultPlan plan) {
        Path work = Path.of(System.getProperty("work.folder"), folder);
        Path jar = Path.of(System.getProperty("gateway.jar"));
        FaultReport report = new FaultRun(plan, work, jar, System.out).execute();
        System.out.println(report.markdown());
        return report;
    }

    private static void assertKept(String folder, FaultKind... kinds) {
        FaultReport report = run(folder, new FaultPlan(kinds.length, SEED, Set.of(kinds), BRIEF, Sabotage.NONE));
        assertThat(report.verdict().breaches()).extracting(Breach::toString).isEmpty();
        assertThat(report.problems()).isEmpty();
        assertThat(report.arePromisesKept()).isTrue();
    }
}
