package telecom.assistant.gateway.startup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Ends the process at once when it can no longer work: after an uncaught {@link Error}, and when a thread that a
 * library depends on has died. The process's supervisor restarts it, and events without an outcome are redelivered.
 * Otherwise the process would stay up and answer nobody. To end it as soon as memory runs out, start it with {@code
 * -XX:+ExitOnOutOfMemoryError}, because libraries catch that error, too.
 */
@ApplicationScoped
class FailFast {

    /** The exit status for an internal software error: EX_SOFTWARE in sysexits.h. */
    static final int EXIT_STATUS = 70;

    private static final Logger LOG = Logger.getLogger(FailFast.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final LibraryThreads threads;
    private final Consumer<Integer> end;
    private final Timer watch = new Timer("fail-fast", true);

    @Inject
    FailFast() {
        this(new LibraryThreads(), Runtime.getRuntime()::halt);
    }

    FailFast(LibraryThreads threads, Consumer<Integer> end) {
        this.threads = threads;
        this.end = end;
    }

    void start(@Observes StartupEvent started) {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught(thread, failure, before));
        watch.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        check();
                    }
                },
                INTERVAL.toMillis(),
                INTERVAL.toMillis());
        // Threads that end while the process stops have not died.
        Runtime.getRuntime().addShutdownHook(new Thread(watch::cancel, "fail-fast-end"));
    }

    void stop(@Observes @Priority(1) ShutdownEvent stopping) {
        watch.cancel();
    }

    void uncaught(Thread thread, Throwable failure, Thread.UncaughtExceptionHandler before) {
        if (failure instanceof Error) {
            endProcess(thread.getName(), failure.getClass().getSimpleName());
        } else if (before != null) {
            before.uncaughtException(thread, failure);
        } else {
            LOG.errorf(
                    "uncaught exception thread=%s cause=%s",
                    thread.getName(), failure.getClass().getSimpleName());
        }
    }

    void check() {
        threads.firstDeath().ifPresent(name -> endProcess(name, "thread died"));
    }

    private void endProcess(String thread, String cause) {
        try {
            LOG.errorf("the process cannot go on thread=%s cause=%s", thread, cause);
        } finally {
            end.accept(EXIT_STATUS);
        }
    }
}
