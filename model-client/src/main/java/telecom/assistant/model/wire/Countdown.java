package telecom.assistant.model.wire;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Runs something when a time has passed by a clock that may stand still. Confined to a Vert.x context. */
final class Countdown {

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final LongSupplier nanoTime;
    private final Runnable atEnd;
    private long timer = NO_TIMER;

    Countdown(Vertx vertx, LongSupplier nanoTime, Runnable atEnd) {
        this.vertx = vertx;
        this.nanoTime = nanoTime;
        this.atEnd = atEnd;
    }

    /** Begins anew. */
    void start(long nanos) {
        cancel();
        lookAt(nanoTime.getAsLong() + nanos, nanos);
    }

    private void lookAt(long due, long nanos) {
        timer = vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)), fired -> {
            long left = due - nanoTime.getAsLong();
            if (left > 0) {
                lookAt(due, left);
            } else {
                atEnd.run();
            }
        });
    }

    void cancel() {
        vertx.cancelTimer(timer);
    }
}
