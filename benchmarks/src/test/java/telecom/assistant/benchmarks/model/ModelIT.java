package telecom.assistant.benchmarks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A short form of {@code ./bench model}, with fewer streams, whose cost is only printed. */
@Tag("long")
class ModelIT {

    private static final ModelPlan BRIEF = new ModelPlan(100, 100, 2_000, 4, 4);

    @Test
    void keepsItsPromisesToConcurrentCancelledAndInstantStreams() throws IOException {
        Path folder = Path.of(System.getProperty("work.folder"), "model");

        ModelReport report = new ModelRun(BRIEF, folder, System.out).execute();

        System.out.println(report.markdown());
        assertThat(report.unmet()).isEmpty();
        assertThat(report.paced()).allSatisfy(pair -> {
            assertThat(pair.client().tokens()).isPositive();
            assertThat(pair.client().newThreads()).isLessThanOrEqualTo(Expectations.MOST_NEW_THREADS);
        });
        assertThat(report.cancelled()).isEqualTo(new CancelledStreams(100, 25, 100));
        assertThat(report.instant().streams()).isEqualTo(2_000);
        assertThat(report.instant().connections()).isBetween(1L, 4L);
    }
}
