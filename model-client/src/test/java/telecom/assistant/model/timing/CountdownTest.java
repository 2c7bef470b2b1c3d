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
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile Runnable onLook = () -> {};
    private final Countdown countdown = new Countdown(vertx, this::look, ended::incrementAndGet);

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void endsOnceAndNotBeforeItsClockSaysSo() {
        vertx.runOnContext(context -> countdown.start(SHORT));

        await().atMost(Duration.ofSeconds(10)).until(() -> looks.get() > 3);
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
            vertx.setTimer(200, later -> looks.set(-1));
        });

        await().atMost(Duration.ofSeconds(10)).until(() -> looks.get() == -1);
        assertThat(ended).hasValue(0);
    }

    @Test
    void doesNotEndWhenCancelledDuringACheck() {
        onLook = () -> {
            if (looks.get() == 2) {
                countdown.cancel();
            } else {
                now.set(looks.get() * SHORT);
            }
        };
        vertx.runOnContext(context -> {
            countdown.start(SHORT);
            vertx.setTimer(300, later -> onLook = () -> looks.set(-1));
            vertx.setTimer(400, later -> look());
        });

        await().atMost(Duration.ofSeconds(10)).until(() -> looks.get() == -1);
        assertThat(ended).hasValue(0);
    }

    private long look() {
        looks.incrementAndGet();
        onLook.run();
        return now.get();
    }
}
