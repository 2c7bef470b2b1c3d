package telecom.assistant.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.fault.Fault;
import telecom.assistant.benchmarks.fault.FaultPlan;
import telecom.assistant.benchmarks.fault.FaultReport;
import telecom.assistant.benchmarks.fault.FaultRun;
import telecom.assistant.benchmarks.fault.Sabotage;
import telecom.assistant.benchmarks.promise.Breach;

/** The short form of {@code ./bench faults}. */
class FaultsIT {

    private static final FaultPlan PLAN = FaultPlan.of(4, 11, Sabotage.NONE)
            .withKinds(Set.of(Fault.ENGINE_KILLED, Fault.ENGINE_STOPPED, Fault.CHANNELS_KILLED, Fault.DATABASE_KILLED))
            .withEngineStop(Duration.ofSeconds(10));

    @Test
    void keepsItsPromisesWhateverDies() {
        Path folder = Path.of(System.getProperty("work.folder"), "faults");
        Path jar = Path.of(System.getProperty("gateway.jar"));

        FaultReport report = new FaultRun(PLAN, folder, jar, System.out).execute();

        System.out.println(report.markdown());
        assertThat(report.verdict().breaches()).extracting(Breach::toString).isEmpty();
        assertThat(report.unrecovered()).isZero();
    }
}
