package telecom.assistant.benchmarks.turns;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Runs a callback whenever an arrival is due, on a thread of its own, until closed. */
final class Pacer implements AutoCloseable {

    private final Arrivals arrivals;
    private final LongConsumer onArrival;
    private final Thread thread;
    private volatile boolean closed;

    /** @param onArrival the callback, which receives the due time and must not block */
    Pacer(String name, Arrivals arrivals, LongConsumer onArrival) {
        this.arrivals = arrivals;
        this.onArrival = onArrival;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        for (long index = 0; awaitDue(arrivals.due(index)); index++) {
            onArrival.accept(arrivals.due(index));
        }
    }

    private boolean awaitDue(long due) {
        while (!closed) {
            long left = due - System.nanoTime();
            if (left <= 0) {
                return true;
            }
            LockSupport.parkNanos(this, left);
        }
        return false;
    }

    /** Stops the thread. Once this has returned, the callback does not run any more. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the pacer's thread to end", e);
        }
    }
}
