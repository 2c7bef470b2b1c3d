package telecom.assistant.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void hasNoPercentileWhenNothingWasRecorded() {
        assertThat(latencies.millis(50)).isNaN();
    }

    @Test
    void calculatesPercentiles() {
        for (int millis = 1; millis <= 200; millis++) {
            latencies.record(Duration.ofMillis(millis).toNanos());
        }

        assertThat(latencies.millis(50)).isCloseTo(100, within(0.1));
        assertThat(latencies.millis(99)).isCloseTo(198, within(0.2));
        assertThat(latencies.millis(100)).isCloseTo(200, within(0.2));
    }
}
