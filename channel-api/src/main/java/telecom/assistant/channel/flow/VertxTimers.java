package telecom.assistant.channel.flow;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Vert.x timers, which complete on an event loop. */
@ApplicationScoped
public class VertxTimers implements Timers {

    private final Vertx vertx;

    public VertxTimers(Vertx vertx) {
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
            // Vert.x counts whole milliseconds; one more keeps the timer from firing early.
            long timer = vertx.setTimer(delay.toMillis() + 1, ignored -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    @Override
    public Uni<Void> after(Duration delay, LongSupplier nanoClock) {
        return Uni.createFrom().deferred(() -> completeAt(nanoClock.getAsLong() + delay.toNanos(), nanoClock));
    }

    private Uni<Void> completeAt(long due, LongSupplier nanoClock) {
        long left = due - nanoClock.getAsLong();
        return left <= 0
                ? Uni.createFrom().voidItem()
                : after(Duration.ofNanos(left)).chain(() -> completeAt(due, nanoClock));
    }
}
