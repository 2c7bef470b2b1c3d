package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs steps one after another: the next begins when the one before it has completed, whatever thread that happens on.
 * A step that fails does not stop the lane; handling its failure is the step's own business.
 */
final class Lane {

    private static final Logger LOG = Logger.getLogger(Lane.class);

    private final Queue<Supplier<Uni<Void>>> waiting = new ArrayDeque<>();
    private boolean busy;

    /** Appends a step. May be called from any thread, a step of this lane included. */
    void submit(Supplier<Uni<Void>> step) {
        synchronized (this) {
            waiting.add(step);
            if (busy) {
                return;
            }
            busy = true;
        }
        run();
    }

    synchronized boolean isIdle() {
        return !busy;
    }

    /** Goes on for as long as steps complete at once; a step that completes later goes on from there. */
    private void run() {
        while (true) {
            Supplier<Uni<Void>> step = next();
            if (step == null) {
                return;
            }
            // Whoever comes second goes on: this loop after subscribing, or the step's completion.
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
