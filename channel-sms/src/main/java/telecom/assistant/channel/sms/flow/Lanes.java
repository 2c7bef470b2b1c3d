package telecom.assistant.channel.sms.flow;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import telecom.assistant.channel.SubscriberId;

/**
 * Runs the work of one subscriber one after another in the order in which it was given, and that of different
 * subscribers at the same time. Safe for use by many threads; never blocks.
 */
public final class Lanes {

    private final int limit;
    private final String setting;
    private final Map<SubscriberId, Queue<Step>> waiting = new HashMap<>();

    /**
     * Lanes in which no more than so much work waits.
     *
     * @param setting what to change when a lane is full
     */
    public Lanes(int limit, String setting) {
        this.limit = limit;
        this.setting = setting;
    }

    /**
     * Runs the work when all earlier work of the subscriber has ended, whether somebody still waits for the result or
     * not; hence the work needs a time-out of its own. Fails at once when the lane is full.
     */
    public <T> Uni<T> run(SubscriberId subscriber, Supplier<Uni<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Step step = ended -> Uni.createFrom()
                .deferred(work::get)
                .onTermination()
                .invoke(ended)
                .subscribe()
                .with(result::complete, result::completeExceptionally);
        try {
            if (enqueue(subscriber, step)) {
                goOn(subscriber, step);
            }
        } catch (LaneFullException e) {
            return Uni.createFrom().failure(e);
        }
        // A copy, so that a caller who gives up does not end the work.
        return Uni.createFrom().completionStage(result::copy);
    }

    /** Whether the step may run now. */
    private boolean enqueue(SubscriberId subscriber, Step step) {
        synchronized (waiting) {
            Queue<Step> lane = waiting.get(subscriber);
            if (lane == null) {
                waiting.put(subscriber, new ArrayDeque<>());
                return true;
            }
            if (lane.size() >= limit) {
                throw new LaneFullException("waiting for one subscriber: " + limit + " (raise " + setting + ")");
            }
            lane.add(step);
            return false;
        }
    }

    /** Runs the step and those after it for as long as each ends at once; one that ends later goes on from there. */
    private void goOn(SubscriberId subscriber, Step first) {
        Step step = first;
        while (step != null) {
            // Whoever comes second goes on: this loop, or the end of the step.
            AtomicBoolean met = new AtomicBoolean();
            step.run(() -> {
                if (met.getAndSet(true)) {
                    goOn(subscriber, next(subscriber));
                }
            });
            if (!met.getAndSet(true)) {
                return;
            }
            step = next(subscriber);
        }
    }

    /** The step that may run now; null when the lane is empty. */
    private Step next(SubscriberId subscriber) {
        synchronized (waiting) {
            Step step = waiting.get(subscriber).poll();
            if (step == null) {
                waiting.remove(subscriber);
            }
            return step;
        }
    }

    /** A piece of work that tells when it has ended. */
    @FunctionalInterface
    private interface Step {
        void run(Runnable ended);
    }

    /** Too much waits for one subscriber. */
    public static final class LaneFullException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LaneFullException(String message) {
            super(message);
        }
    }
}
