package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Runs steps one after another, in the order in which their results were asked for, on whatever thread ends the step
 * before. A step that fails does not hold up the next. Each step must end by itself, by a time-out if need be. What a
 * step writes the next one sees.
 */
final class Lane {

    private final Queue<BooleanSupplier> waiting = new ArrayDeque<>();
    private boolean running;

    /** The result of a step that takes its place in the lane on subscription. */
    <T> Uni<T> run(Supplier<Uni<T>> step) {
        return Uni.createFrom().emitter(emitter -> {
            if (enqueue(() -> runsInline(step, emitter))) {
                drain();
            }
        });
    }

    /** Steps that have not begun. */
    synchronized int waiting() {
        return waiting.size();
    }

    synchronized boolean isIdle() {
        return !running;
    }

    private synchronized boolean enqueue(BooleanSupplier step) {
        waiting.add(step);
        boolean first = !running;
        running = true;
        return first;
    }

    private synchronized BooleanSupplier next() {
        BooleanSupplier next = waiting.poll();
        running = next != null;
        return next;
    }

    /** A loop rather than a call from step to step: a long queue of short steps must not deepen the stack. */
    private void drain() {
        BooleanSupplier step = next();
        while (step != null && step.getAsBoolean()) {
            step = next();
        }
    }

    /** Starts a step; whether it has ended by the time this returns. If not, its end goes on with the lane. */
    private <T> boolean runsInline(Supplier<Uni<T>> step, UniEmitter<? super T> emitter) {
        AtomicBoolean passed = new AtomicBoolean();
        Uni.createFrom()
                .deferred(step::get)
                .subscribe()
                .with(
                        item -> {
                            emitter.complete(item);
                            continueUnlessFirst(passed);
                        },
                        failure -> {
                            emitter.fail(failure);
                            continueUnlessFirst(passed);
                        });
        return !passed.compareAndSet(false, true);
    }

    private void continueUnlessFirst(AtomicBoolean passed) {
        if (!passed.compareAndSet(false, true)) {
            drain();
        }
    }
}
