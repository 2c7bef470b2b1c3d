package telecom.assistant.gateway.timing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import telecom.assistant.model.timing.WorkingTime;

/** Timers of Vert.x, which complete on an event loop. */
@ApplicationScoped
class VertxTimers implements Timers {

    private final Vertx vertx;

    VertxTimers(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Uni<Void> after(Duration delay) {
        if (delay.isZero()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().emitter(emitter -> {
            // Vert.x counts in whole milliseconds, and never before the time has passed.
            long timer = vertx.setTimer(delay.toMillis() + 1, ignored -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    @Override
    public Uni<Void> afterWork(Duration delay) {
        return Uni.createFrom().deferred(() -> atWorkUntil(WorkingTime.nanoTime() + delay.toNanos()));
    }

    private Uni<Void> atWorkUntil(long due) {
        long left = due - WorkingTime.nanoTime();
        return left <= 0
                ? Uni.createFrom().voidItem()
                : after(Duration.ofNanos(left)).chain(() -> atWorkUntil(due));
    }
}
