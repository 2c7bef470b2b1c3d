package telecom.assistant.gateway.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Whether a lane has events that it has not decided on, and when it last decided on anything. Safe for many threads. */
final class LaneProgress {

    private final AtomicInteger undecided = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private volatile long waitingSince;
    private volatile long movedAt = System.nanoTime();

    /** An event has been handed to the lane. */
    void accepted() {
        if (undecided.getAndIncrement() == 0) {
            waitingSince = System.nanoTime();
        }
    }

    /** The lane waits on purpose from now on; what it has accepted is not stuck. */
    void held() {
        held.incrementAndGet();
    }

    /** The lane goes on. */
    void released() {
        waitingSince = System.nanoTime();
        held.decrementAndGet();
    }

    /** The lane has decided on something. */
    void moved() {
        movedAt = System.nanoTime();
    }

    /** An event has been decided on, or was given up. */
    void left() {
        undecided.decrementAndGet();
    }

    boolean isWaitingFor(Duration time) {
        return held.get() == 0 && undecided.get() > 0 && isPast(waitingSince, time);
    }

    boolean hasNotMovedFor(Duration time) {
        return isPast(movedAt, time);
    }

    private static boolean isPast(long nanos, Duration time) {
        return System.nanoTime() - nanos >= time.toNanos();
    }
}
