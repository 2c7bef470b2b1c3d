package telecom.assistant.gateway.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Tracks whether a lane has events that it has not decided on, and when it last decided on anything. Thread-safe. */
final class LaneProgress {

    private final AtomicInteger undecided = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private volatile long waitingSince;
    private volatile long movedAt = System.nanoTime();

    /** Called when an event has been handed to the lane. */
    void accepted() {
        if (undecided.getAndIncrement() == 0) {
            waitingSince = System.nanoTime();
        }
    }

    /** Called when the lane starts waiting on purpose; until it is released, its events do not count as stuck. */
    void held() {
        held.incrementAndGet();
    }

    /** Called when the lane goes on. */
    void released() {
        waitingSince = System.nanoTime();
        held.decrementAndGet();
    }

    /** Called whenever the lane has decided on something. */
    void moved() {
        movedAt = System.nanoTime();
    }

    /** Called when an event has been decided on or given up. */
    void left() {
        undecided.decrementAndGet();
    }

    boolean hasWaitedFor(Duration time) {
        return held.get() == 0 && undecided.get() > 0 && isPast(waitingSince, time);
    }

    boolean hasBeenStillFor(Duration time) {
        return isPast(movedAt, time);
    }

    private static boolean isPast(long nanos, Duration time) {
        return System.nanoTime() - nanos >= time.toNanos();
    }
}
