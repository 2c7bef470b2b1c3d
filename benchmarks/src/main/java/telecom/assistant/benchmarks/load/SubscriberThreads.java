package telecom.assistant.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The threads of all subscribers. Their clients may block on them, for a bounded time. */
final class SubscriberThreads implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SubscriberThreads.class.getName());
    private static final int THREADS = 32;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "subscriber");
        thread.setDaemon(true);
        return thread;
    });

    Future<?> after(Duration delay, Runnable task) {
        return threads.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a subscriber's task failed", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
