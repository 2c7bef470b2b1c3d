package telecom.assistant.gateway.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VertxTimersTest {

    private final Vertx vertx = Vertx.vertx();
    private final VertxTimers timers = new VertxTimers(vertx);
    private final AtomicReference<Instant> completed = new AtomicReference<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void completesAtOnceWhenThereIsNothingToWaitFor() {
        start(Duration.ZERO);

        assertThat(completed.get()).isNotNull();
    }

    @Test
    void waitsForLessThanAMillisecond() {
        start(Duration.ofNanos(1));

        await("the timer").untilAsserted(() -> assertThat(completed.get()).isNotNull());
    }

    @Test
    void completesNoEarlierThanAsked() {
        Instant due = timers.now().plus(Duration.ofMillis(20));

        start(Duration.ofMillis(20));

        await("the timer").untilAsserted(() -> assertThat(completed.get()).isAfterOrEqualTo(due));
    }

    @Test
    void completesNoEarlierThanAskedOfAProcessAtWork() {
        Instant due = timers.now().plus(Duration.ofMillis(20));

        timers.afterWork(Duration.ofMillis(20)).subscribe().with(passed -> completed.set(timers.now()));

        await("the timer").untilAsserted(() -> assertThat(completed.get()).isAfterOrEqualTo(due));
    }

    private void start(Duration delay) {
        timers.after(delay).subscribe().with(passed -> completed.set(timers.now()));
    }
}
