package telecom.assistant.channel.flow;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs steps one after another, in the order in which they were submitted: a step starts only when the one before it has
 * completed, on whatever thread that happens. A step that fails is logged and does not hold up the next one; handling the
 * failure is the step's own business. Safe for use by many threads; blocks none.
 */
public final class SerialQueue {

    private static final Logger LOG = Logger.getLogger(SerialQueue.class);

    private final Queue<Supplier<Uni<Void>>> waiting = new ArrayDeque<>();
    private boolean busy;

    /** Appends a step, and runs it on this thread if none is under way. May be called from within a step. */
    public void submit(Supplier<Uni<Void>> step) {
        synchronized (this) {
            waiting.add(step);
            if (busy) {
                return;
            }
            busy = true;
        }
        run();
    }

    /** Whether no step is running or waiting. */
    public synchronized boolean isIdle() {
        return !busy;
    }

    /** Loops for as long as steps complete at once; a step that completes later resumes the loop from there. */
    private void run() {
        while (true) {
            Supplier<Uni<Void>> step = next();
            if (step == null) {
                return;
            }
            // The loop continues in whichever comes second: the return of subscribe, or the step's completion.
            AtomicBoolean first = new AtomicBoolean();
            Runnable completed = () -> {
                if (!first.compareAndSet(false, true)) {
                    run();
                }
            };
            Uni.createFrom().<Void>deferred(() -> step.get()).subscribe().with(ignored -> completed.run(), failure -> {
                LOG.error("a step failed without handling it", failure);
                completed.run();
            });
            if (first.compareAndSet(false, true)) {
                return;
            }
        }
    }

    private synchronized Supplier<Uni<Void>> next() {
        Supplier<Uni<Void>> step = waiting.poll();
        busy = step != null;
        return step;
    }
}
