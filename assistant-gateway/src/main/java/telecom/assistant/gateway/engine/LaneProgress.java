package telecom.assistant.gateway.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Whether a lane has events that it has not decided on, and when it last decided on anything. Safe for many threads. */
final class LaneProgress {

    private final AtomicInteger undecided = new AtomicInteger();
    private volatile long waitingSince;
    private volatile long movedAt = System.nanoTime();

    /** An event has been handed to the lane. */
    void accepted() {
        if (undecided.getAndIncrement() == 0) {
            waitingSince = System.nanoTime();
        }
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
        return undecided.get() > 0 && isPast(waitingSince, time);
    }

    boolean hasNotMovedFor(Duration time) {
        return isPast(movedAt, time);
    }

    private static boolean isPast(long nanos, Duration time) {
        return System.nanoTime() - nanos >= time.toNanos();
    }
}
