package telecom.assistant.channel.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeriodicTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger rounds = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void repeatsWorkThatFails() {
        Cancellable periodic = every(() -> Uni.createFrom().failure(new IllegalStateException("simulated failure")));

        await("further rounds").untilAtomic(rounds, count -> assertThat(count).isGreaterThan(3));

        periodic.cancel();
    }

    @Test
    void startsNoSecondRoundWhileTheFirstIsRunning() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        Cancellable periodic = every(() -> Uni.createFrom().completionStage(slow));
        assertThat(rounds).hasValue(1);

        slow.complete(null);
        await("the second round").untilAtomic(rounds, count -> assertThat(count).isGreaterThan(1));

        periodic.cancel();
    }

    @Test
    void refusesAnIntervalThatLeavesNoPause() {
        assertThatThrownBy(() ->
                        Periodic.every(Duration.ZERO, new VertxTimers(vertx), "failed", Uni.createFrom()::voidItem))
                .hasMessageContaining("expected: > 0");
    }

    private Cancellable every(Supplier<Uni<?>> work) {
        return Periodic.every(Duration.ofMillis(1), new VertxTimers(vertx), "work failed", () -> {
            rounds.incrementAndGet();
            return work.get();
        });
    }
}
