package telecom.assistant.model.timing;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Runs something on an event loop when so much {@link WorkingTime} has passed. To be started by one thread at a time. */
public final class Countdown {

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final LongSupplier nanoTime;
    private final Runnable atEnd;
    private volatile long timer = NO_TIMER;

    public Countdown(Vertx vertx, Runnable atEnd) {
        this(vertx, WorkingTime::nanoTime, atEnd);
    }

    Countdown(Vertx vertx, LongSupplier nanoTime, Runnable atEnd) {
        this.vertx = vertx;
        this.nanoTime = nanoTime;
        this.atEnd = atEnd;
    }

    /** Begins anew. */
    public void start(long nanos) {
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

    /** From any thread; an end that has begun by then is not undone. */
    public void cancel() {
        vertx.cancelTimer(timer);
    }
}
