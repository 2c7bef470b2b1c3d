package telecom.assistant.model.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkingTimeTest {

    private long now;
    private final WorkingTime time = new WorkingTime(() -> now);

    @Test
    void runsWhileTheProcessKeepsBeating() {
        for (int i = 0; i < 50; i++) {
            advance(200);
            time.beat();
        }

        assertThat(worked()).isEqualTo(10_000);
    }

    @Test
    void standsStillWithTheProcess() {
        advance(200);
        time.beat();
        advance(10_000);

        assertThat(worked()).isEqualTo(700);
        time.beat();
        assertThat(worked()).isEqualTo(700);
        advance(200);
        assertThat(worked()).isEqualTo(900);
    }

    @Test
    void beatsByItself() throws InterruptedException {
        long before = WorkingTime.nanoTime();

        TimeUnit.MILLISECONDS.sleep(1_500);

        assertThat(WorkingTime.nanoTime() - before).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1_000));
    }

    private void advance(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private long worked() {
        return TimeUnit.NANOSECONDS.toMillis(time.now());
    }
}
