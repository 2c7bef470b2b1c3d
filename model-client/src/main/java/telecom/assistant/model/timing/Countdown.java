package telecom.assistant.model.timing;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Runs something on an event loop after a span of {@link WorkingTime}. Thread-safe. */
public final class Countdown {

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final LongSupplier nanoTime;
    private final Runnable atEnd;
    private long timer = NO_TIMER;
    private int round;

    public Countdown(Vertx vertx, Runnable atEnd) {
        this(vertx, WorkingTime::nanoTime, atEnd);
    }

    Countdown(Vertx vertx, LongSupplier nanoTime, Runnable atEnd) {
        this.vertx = vertx;
        this.nanoTime = nanoTime;
        this.atEnd = atEnd;
    }

    /** Starts the countdown, or restarts it. */
    public synchronized void start(long nanos) {
        cancel();
        scheduleCheck(round, nanoTime.getAsLong() + nanos, nanos);
    }

    private void scheduleCheck(int startedRound, long due, long nanos) {
        timer = vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)), fired -> check(startedRound, due));
    }

    private void check(int startedRound, long due) {
        synchronized (this) {
            if (startedRound != round) {
                return;
            }
            long left = due - nanoTime.getAsLong();
            if (left > 0) {
                scheduleCheck(startedRound, due, left);
                return;
            }
        }
        atEnd.run();
    }

    /** Cancels the countdown; if {@code atEnd} is already running, it is not interrupted. */
    public synchronized void cancel() {
        round++;
        vertx.cancelTimer(timer);
    }
}
