package telecom.assistant.model.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CountdownTest {

    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(50);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger clockReads = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile Runnable onClockRead = () -> {};
    private final Countdown countdown = new Countdown(vertx, this::readClock, ended::incrementAndGet);

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void endsOnceAndNotBeforeItsClockSaysSo() {
        vertx.runOnContext(context -> countdown.start(SHORT));

        await().atMost(Duration.ofSeconds(10)).until(() -> clockReads.get() > 3);
        assertThat(ended).hasValue(0);

        now.set(SHORT);
        await().atMost(Duration.ofSeconds(10)).until(() -> ended.get() == 1);
    }

    @Test
    void doesNotEndAfterItWasCancelled() {
        now.set(SHORT);
        vertx.runOnContext(context -> {
            countdown.start(SHORT);
            countdown.cancel();
            now.set(2 * SHORT);
            vertx.setTimer(200, later -> clockReads.set(-1));
        });

        await().atMost(Duration.ofSeconds(10)).until(() -> clockReads.get() == -1);
        assertThat(ended).hasValue(0);
    }

    @Test
    void doesNotEndWhenCancelledDuringACheck() {
        onClockRead = () -> {
            if (clockReads.get() == 2) {
                countdown.cancel();
            } else {
                now.set(clockReads.get() * SHORT);
            }
        };
        vertx.runOnContext(context -> {
            countdown.start(SHORT);
            vertx.setTimer(300, later -> onClockRead = () -> clockReads.set(-1));
            vertx.setTimer(400, later -> readClock());
        });

        await().atMost(Duration.ofSeconds(10)).until(() -> clockReads.get() == -1);
        assertThat(ended).hasValue(0);
    }

    private long readClock() {
        clockReads.incrementAndGet();
        onClockRead.run();
        return now.get();
    }
}
