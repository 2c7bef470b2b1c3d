package telecom.assistant.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The threads of all subscribers, and the switch that keeps them quiet. The subscribers' clients may block these
 * threads for a bounded time.
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

    Future<?> runAfter(Duration delay, Runnable task) {
        return threads.schedule(() -> runGuarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends an utterance: at once or, if everybody is to keep quiet, when they talk again. */
    void speak(Runnable utterance) {
        synchronized (keptBack) {
            if (quiet) {
                keptBack.add(utterance);
                return;
            }
        }
        utterance.run();
    }

    /** Keeps new utterances back from now on. */
    void keepQuiet() {
        synchronized (keptBack) {
            quiet = true;
        }
    }

    /** Sends the utterances that were kept back; from now on, subscribers talk as before. */
    void talkAgain() {
        List<Runnable> utterances;
        synchronized (keptBack) {
            quiet = false;
            utterances = List.copyOf(keptBack);
            keptBack.clear();
        }
        for (Runnable utterance : utterances) {
            Future<?> unused = runAfter(Duration.ZERO, utterance);
        }
    }

    private static void runGuarded(Runnable task) {
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
