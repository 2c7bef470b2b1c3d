package telecom.assistant.channel.flow;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs steps one after another, in the order in which they were submitted: a step starts only when the one before it
 * has completed, on whatever thread that happens, and sees everything that the earlier ones wrote. A step that fails
 * does not hold up the next one. Safe for use by many threads; never blocks.
 */
public final class SerialQueue {

    private static final Logger LOG = Logger.getLogger(SerialQueue.class);

    private final Queue<Supplier<Uni<Void>>> waiting = new ArrayDeque<>();
    private boolean busy;

    /**
     * Appends a step, and runs it on this thread if none is under way. May be called from within a step. A failure is
     * only logged, because handling it is the step's own business.
     */
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

    /**
     * Appends a step on subscription, and returns its result. Cancelling the subscription does not end the step, so
     * each step must end by itself, if only by a time-out.
     */
    public <T> Uni<T> run(Supplier<Uni<T>> step) {
        return Uni.createFrom()
                .emitter(emitter -> submit(() -> Uni.createFrom()
                        .deferred(step::get)
                        .invoke(emitter::complete)
                        .onFailure()
                        .invoke(emitter::fail)
                        .onFailure()
                        .recoverWithNull()
                        .replaceWithVoid()));
    }

    /** How many steps have not started yet. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** Whether no step is running or waiting. */
    public synchronized boolean isIdle() {
        return !busy;
    }

    /** Loops as long as steps complete immediately. A step that completes later resumes the loop. */
    private void run() {
        while (true) {
            Supplier<Uni<Void>> step = next();
            if (step == null) {
                return;
            }
            // The return of subscribe or the step's completion, whichever comes second, continues the loop.
            AtomicBoolean first = new AtomicBoolean();
            Runnable completed = () -> {
                if (!first.compareAndSet(false, true)) {
                    run();
                }
            };
            Uni.createFrom().<Void>deferred(() -> step.get()).subscribe().with(ignored -> completed.run(), failure -> {
                LOG.error("a step did not handle its own failure", failure);
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
