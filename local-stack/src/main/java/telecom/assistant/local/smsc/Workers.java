package telecom.assistant.local.smsc;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The threads that wait for the answers of ESMEs. If a task fails, the failure is logged. */
final class Workers implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Workers.class.getName());
    private static final int THREADS = 16;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "smsc-worker");
        thread.setDaemon(true);
        return thread;
    });

    void after(Duration delay, Runnable task) {
        ScheduledFuture<?> unused = threads.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a task of the SMSC stand-in failed", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
