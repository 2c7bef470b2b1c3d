package telecom.assistant.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A short form of {@code ./bench load}, with as many subscribers but fewer utterances. */
@Tag("long")
class LoadIT {

    @Test
    void keepsItsPromisesToFiveHundredSubscribersAtOnce() {
        LoadReport report = new LoadRun(SharedCluster.LOAD, System.out).execute(SharedCluster.running());

        System.out.println(report.markdown());
        assertThat(report.unmet()).isEmpty();
        assertThat(report.mostInFlight()).isGreaterThanOrEqualTo(100);
    }
}
