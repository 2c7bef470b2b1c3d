package telecom.assistant.channel.sms.flow;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import telecom.assistant.channel.SubscriberId;

/**
 * Runs the work of one subscriber one after another in the order in which it was given, and that of different
 * subscribers at the same time. Safe for use by many threads; never blocks.
 */
public final class Lanes {

    private final int limit;
    private final String setting;
    private final Map<SubscriberId, Queue<Runnable>> waiting = new HashMap<>();

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
        Runnable step = () -> Uni.createFrom()
                .deferred(work::get)
                .onTermination()
                .invoke(() -> next(subscriber))
                .subscribe()
                .with(result::complete, result::completeExceptionally);
        try {
            if (enqueue(subscriber, step)) {
                step.run();
            }
        } catch (LaneFullException e) {
            return Uni.createFrom().failure(e);
        }
        // A copy, so that a caller who gives up does not end the work.
        return Uni.createFrom().completionStage(result::copy);
    }

    /** Whether the step may run now. */
    private boolean enqueue(SubscriberId subscriber, Runnable step) {
        synchronized (waiting) {
            Queue<Runnable> lane = waiting.get(subscriber);
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

    private void next(SubscriberId subscriber) {
        Runnable step;
        synchronized (waiting) {
            step = waiting.get(subscriber).poll();
            if (step == null) {
                waiting.remove(subscriber);
                return;
            }
        }
        step.run();
    }

    /** Too much waits for one subscriber. */
    public static final class LaneFullException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LaneFullException(String message) {
            super(message);
        }
    }
}
