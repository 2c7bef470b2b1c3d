package telecom.assistant.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.fault.Fault;
import telecom.assistant.benchmarks.fault.FaultPlan;
import telecom.assistant.benchmarks.fault.FaultReport;
import telecom.assistant.benchmarks.fault.FaultRun;
import telecom.assistant.benchmarks.fault.Sabotage;
import telecom.assistant.benchmarks.promise.Breach;

/** The short form of {@code ./bench faults}, and that it notices when a rule is broken. */
class FaultsIT {

    /** Everything but the inference tier, which other tests put in trouble. */
    private static final Set<Fault> KINDS = EnumSet.complementOf(EnumSet.of(Fault.MODEL_STALLED, Fault.MODEL_FAILED));

    /** Long enough for partitions to move. */
    private static final Duration STOP = Duration.ofSeconds(10);

    /** Fewer than in the whole run: what is lost in recovering is time. */
    private static final int STEADY_EACH = 8;

    /** Who waits in vain shall not keep the test waiting. */
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(20);

    @Test
    void keepsItsPromisesWhateverDies() {
        FaultReport report = run(
                "faults",
                FaultPlan.of(KINDS.size(), 11, Sabotage.NONE)
                        .withKinds(KINDS)
                        .withSteadyEach(STEADY_EACH)
                        .withEngineStop(STOP)
                        .withDatabaseStall(Duration.ofSeconds(5)));

        assertThat(report.verdict().breaches()).extracting(Breach::toString).isEmpty();
        assertThat(report.problems()).isEmpty();
        assertThat(report.isKept()).isTrue();
    }

    @Test
    void noticesThatOffsetsAreCommittedTooEarly() {
        FaultReport report = run("early-commit", broken(Sabotage.EARLY_COMMIT, Fault.ENGINE_KILLED));

        assertThat(report.faults()).as("%s", report.problems()).isEqualTo(1);
        assertThat(report.verdict().count(Breach.Kind.LOST)).isPositive();
        assertThat(report.isKept()).isFalse();
    }

    @Test
    void noticesThatAnEngineWritesWhichLostItsConversations() {
        FaultReport report = run("no-fence", broken(Sabotage.FENCE, Fault.ENGINE_STOPPED));

        assertThat(report.faults()).as("%s", report.problems()).isEqualTo(1);
        assertThat(report.verdict().breaches()).isNotEmpty();
        assertThat(report.isKept()).isFalse();
    }

    private static FaultPlan broken(Sabotage sabotage, Fault fault) {
        return FaultPlan.of(1, 11, sabotage)
                .withKinds(Set.of(fault))
                .withEngineStop(STOP)
                .withPatience(SHORT_PATIENCE);
    }

    private static FaultReport run(String folder, FaultPlan plan) {
        Path work = Path.of(System.getProperty("work.folder"), folder);
        Path jar = Path.of(System.getProperty("gateway.jar"));
        FaultReport report = new FaultRun(plan, work, jar, System.out).execute();
        System.out.println(report.markdown());
        return report;
    }
}
