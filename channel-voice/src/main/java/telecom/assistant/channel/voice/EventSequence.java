package telecom.assistant.channel.voice;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Function;
import telecom.assistant.channel.event.Envelope;

/**
 * Publishes the events of one call one after another, so that they stay in order even when one fails. Each has a limited
 * time. Safe for use by many threads; never blocks.
 */
final class EventSequence {

    private final Function<Envelope<?>, Uni<Void>> publisher;
    private final Duration timeout;
    private final int limit;
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private boolean publishing;

    EventSequence(Function<Envelope<?>, Uni<Void>> publisher, Duration timeout, int limit) {
        this.publisher = publisher;
        this.timeout = timeout;
        this.limit = limit;
    }

    /** Publishes when those before are done; fails at once when too many wait. Takes effect on subscription. */
    Uni<Void> publish(Envelope<?> envelope) {
        return Uni.createFrom().emitter(outcome -> enqueue(new Waiting(envelope, outcome), limit));
    }

    /** As {@link #publish}, but without the limit: for the end of a call, which has to be told. */
    Uni<Void> publishLast(Envelope<?> envelope) {
        return Uni.createFrom().emitter(outcome -> enqueue(new Waiting(envelope, outcome), Integer.MAX_VALUE));
    }

    private void enqueue(Waiting event, int most) {
        if (offer(event, most)) {
            publishNext();
        } else {
            event.outcome.fail(new TooManyEventsException(most));
        }
    }

    private synchronized boolean offer(Waiting event, int most) {
        return queue.size() < most && queue.add(event);
    }

    private void publishNext() {
        Waiting next = takeNext();
        if (next != null) {
            Uni.createFrom()
                    .deferred(() -> publisher.apply(next.envelope))
                    .ifNoItem()
                    .after(timeout)
                    .fail()
                    .subscribe()
                    .with(
                            published -> finish(() -> next.outcome.complete(null)),
                            failure -> finish(() -> next.outcome.fail(failure)));
        }
    }

    private synchronized Waiting takeNext() {
        if (publishing) {
            return null;
        }
        Waiting next = queue.poll();
        publishing = next != null;
        return next;
    }

    private void finish(Runnable report) {
        synchronized (this) {
            publishing = false;
        }
        report.run();
        publishNext();
    }

    private record Waiting(Envelope<?> envelope, UniEmitter<? super Void> outcome) {}

    /** More was said on a call than Kafka took in time. */
    static final class TooManyEventsException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyEventsException(int limit) {
            super("events waiting on one call: " + limit
                    + " (expected: fewer; raise assistant.voice.max-waiting-events, or see why Kafka is slow)");
        }
    }
}
