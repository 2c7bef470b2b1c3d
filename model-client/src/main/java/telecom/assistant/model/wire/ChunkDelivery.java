package telecom.assistant.model.wire;

import io.smallrye.mutiny.helpers.Subscriptions;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import telecom.assistant.model.ModelChunk;

/**
 * Passes the chunks of one stream to its subscriber as they are requested, and keeps those that have not been requested
 * yet. It keeps no more than the chunks of one network read, because the exchange stops reading while it {@linkplain
 * #isHeldBack is held back}. The end of the stream is signalled after all chunks.
 *
 * <p>Confined to the exchange's Vert.x context, except for the subscriber's own signals, which may come from any
 * thread.
 */
final class ChunkDelivery implements Flow.Subscription {

    private final MultiSubscriber<? super ModelChunk> subscriber;
    private final Runnable onDemand;
    private final Runnable onCancel;
    private final AtomicLong requested = new AtomicLong();
    private final Queue<ModelChunk> kept = new ArrayDeque<>();
    private Runnable end;
    private volatile boolean cancelled;

    /**
     * @param onDemand runs, on any thread, when there is demand again; it has to arrange a call of {@link #drain} on
     *     the context
     * @param onCancel runs, on any thread, when the subscriber cancels
     */
    ChunkDelivery(MultiSubscriber<? super ModelChunk> subscriber, Runnable onDemand, Runnable onCancel) {
        this.subscriber = subscriber;
        this.onDemand = onDemand;
        this.onCancel = onCancel;
    }

    void start() {
        subscriber.onSubscribe(this);
    }

    void deliver(ModelChunk chunk) {
        if (kept.isEmpty() && !isHeldBack()) {
            hand(chunk);
        } else {
            kept.add(chunk);
        }
    }

    /** Whether there is no demand at the moment. */
    boolean isHeldBack() {
        return requested.get() == 0;
    }

    /** Passes on the kept chunks that have been requested in the meantime. */
    void drain() {
        while (!kept.isEmpty() && !isHeldBack()) {
            hand(kept.remove());
        }
        if (kept.isEmpty() && end != null) {
            Runnable last = end;
            end = null;
            last.run();
        }
    }

    private void hand(ModelChunk chunk) {
        if (requested.get() != Long.MAX_VALUE) {
            requested.decrementAndGet();
        }
        if (!cancelled) {
            subscriber.onItem(chunk);
        }
    }

    void complete() {
        end(subscriber::onCompletion);
    }

    void fail(Throwable failure) {
        end(() -> subscriber.onFailure(failure));
    }

    private void end(Runnable signal) {
        end = () -> {
            if (!cancelled) {
                signal.run();
            }
        };
        drain();
    }

    @Override
    public void request(long items) {
        if (items < 1) {
            cancel();
            subscriber.onFailure(Subscriptions.getInvalidRequestException());
        } else if (Subscriptions.add(requested, items) == 0) {
            onDemand.run();
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        onCancel.run();
    }
}
