package telecom.assistant.channel.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
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
    void acceptsDelaysOfLessThanAMillisecond() {
        start(Duration.ofNanos(1));

        await("the timer").untilAsserted(() -> assertThat(completed.get()).isNotNull());
    }

    @Test
    void neverCompletesEarly() {
        Instant due = timers.now().plus(Duration.ofMillis(20));

        start(Duration.ofMillis(20));

        await("the timer").untilAsserted(() -> assertThat(completed.get()).isAfterOrEqualTo(due));
    }

    @Test
    void keepsWaitingWhileTheGivenClockStandsStill() {
        AtomicLong clock = new AtomicLong();
        AtomicInteger readings = new AtomicInteger();
        LongSupplier stopped = () -> {
            readings.incrementAndGet();
            return clock.get();
        };
        timers.after(Duration.ofMillis(5), stopped).subscribe().with(passed -> completed.set(timers.now()));

        await("a second look at the clock").until(() -> readings.get() > 3);
        assertThat(completed.get()).isNull();
        clock.addAndGet(Duration.ofMillis(5).toNanos());

        await("the timer").untilAsserted(() -> assertThat(completed.get()).isNotNull());
    }

    private void start(Duration delay) {
        timers.after(delay).subscribe().with(passed -> completed.set(timers.now()));
    }
}
