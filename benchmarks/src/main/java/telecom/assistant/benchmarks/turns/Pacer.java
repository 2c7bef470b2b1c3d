package telecom.assistant.benchmarks.turns;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Runs a callback whenever an arrival is due, on a thread of its own, until closed. */
final class Pacer implements AutoCloseable {

    private final Arrivals arrivals;
    private final LongConsumer each;
    private final Thread thread;
    private volatile boolean closed;

    /** @param each the callback, which receives the due time and must not block */
    Pacer(String name, Arrivals arrivals, LongConsumer each) {
        this.arrivals = arrivals;
        this.each = each;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        for (long index = 0; awaitDue(arrivals.due(index)); index++) {
            each.accept(arrivals.due(index));
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

    /** When this returns, the callback will not run any more. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a thread", e);
        }
    }
}
