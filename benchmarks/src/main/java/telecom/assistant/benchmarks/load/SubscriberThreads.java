package telecom.assistant.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The threads of all subscribers, and whether anybody may speak. Their clients may block on them, for a bounded time.
 */
final class SubscriberThreads implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SubscriberThreads.class.getName());
    private static final int THREADS = 32;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "subscriber");
        thread.setDaemon(true);
        return thread;
    });

    private final List<Runnable> keptBack = new ArrayList<>();
    private boolean quiet;

    Future<?> after(Duration delay, Runnable task) {
        return threads.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says something: now, or, if everybody is to keep quiet, afterwards. */
    void speak(Runnable saying) {
        synchronized (keptBack) {
            if (quiet) {
                keptBack.add(saying);
                return;
            }
        }
        saying.run();
    }

    /** Nobody says anything new from now on. */
    void keepQuiet() {
        synchronized (keptBack) {
            quiet = true;
        }
    }

    /** Everybody says what they have kept back, and talks as before. */
    void talkAgain() {
        List<Runnable> sayings;
        synchronized (keptBack) {
            quiet = false;
            sayings = List.copyOf(keptBack);
            keptBack.clear();
        }
        for (Runnable saying : sayings) {
            Future<?> unused = after(Duration.ZERO, saying);
        }
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
