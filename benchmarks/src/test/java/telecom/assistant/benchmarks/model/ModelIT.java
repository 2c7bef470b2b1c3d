package telecom.assistant.benchmarks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The model client's promises, with fewer streams than {@code ./bench model} has; what it takes is only printed. */
class ModelIT {

    private static final ModelPlan BRIEF = new ModelPlan(100, 100, 2_000, 4, 4);

    @Test
    void keepsItsPromisesToStreamsAtOnceCancelledOnesAndOnesThroughKeptConnections() throws IOException {
        Path folder = Path.of(System.getProperty("work.folder"), "model");

        ModelReport report = new ModelRun(BRIEF, folder, System.out).execute();

        System.out.println(report.markdown());
        assertThat(report.broken()).isEmpty();
        assertThat(report.paced()).allSatisfy(pair -> {
            assertThat(pair.client().tokens()).isPositive();
            assertThat(pair.client().newThreads()).isLessThanOrEqualTo(Promises.MOST_NEW_THREADS);
        });
        assertThat(report.cancelled()).isEqualTo(new Cancelled(100, 25, 100));
        assertThat(report.instant().streams()).isEqualTo(2_000);
        assertThat(report.instant().connections()).isBetween(1L, 4L);
    }
}
