package telecom.assistant.model.timing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * A clock that counts only the time in which this process was running. A process that was suspended, or whose machine
 * was, wakes to find all its deadlines passed and the answers that arrived meanwhile unread: by an ordinary clock,
 * everything that it waits for has failed. This clock stands still while the process does, which it recognises by
 * missing beats of a thread of its own. Thread-safe.
 */
public final class WorkingTime {

    private static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /**
     * A process that misses beats for longer than this has stood still; one that is merely busy does not miss so many.
     */
    private static final long LONGEST_GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final WorkingTime THIS_PROCESS = startBeating();

    private final LongSupplier nanoTime;
    private volatile Beat latest;

    WorkingTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.latest = new Beat(nanoTime.getAsLong(), 0);
    }

    private static WorkingTime startBeating() {
        WorkingTime time = new WorkingTime(System::nanoTime);
        Thread heart = new Thread(time::beatForEver, "working-time");
        heart.setDaemon(true);
        heart.start();
        return time;
    }

    /** Like {@link System#nanoTime()}, but without the times in which this process stood still. */
    public static long nanoTime() {
        return THIS_PROCESS.now();
    }

    long now() {
        Beat last = latest;
        long now = nanoTime.getAsLong();
        return now - last.nanosStill(now);
    }

    void beat() {
        long now = nanoTime.getAsLong();
        latest = new Beat(now, latest.nanosStill(now));
    }

    private void beatForEver() {
        while (true) {
            LockSupport.parkNanos(BEAT_NANOS);
            beat();
        }
    }

    private record Beat(long at, long nanosStillBefore) {

        long nanosStill(long now) {
            return nanosStillBefore + Math.max(0, now - at - LONGEST_GAP_NANOS);
        }
    }
}
