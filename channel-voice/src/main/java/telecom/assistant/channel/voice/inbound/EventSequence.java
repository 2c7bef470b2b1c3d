package telecom.assistant.channel.voice.inbound;

import io.smallrye.mutiny.Uni;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.EventSink;
import telecom.assistant.channel.flow.SerialQueue;
import telecom.assistant.channel.flow.SerialQueues.QueueFullException;

/**
 * Publishes the events of one call one after another, so that they keep their order even when one fails. Safe for use
 * by many threads; never blocks.
 */
final class EventSequence {

    private static final String SETTING = "assistant.voice.max-waiting-events, or find out why Kafka is slow";

    private final EventSink events;
    private final int limit;
    private final SerialQueue queue = new SerialQueue();

    /** @param limit how many events may wait */
    EventSequence(EventSink events, int limit) {
        this.events = events;
        this.limit = limit;
    }

    /**
     * Publishes the event after all earlier ones. Fails at once when too many are waiting. Takes effect on
     * subscription.
     */
    Uni<Void> publish(Envelope<?> envelope) {
        return Uni.createFrom().deferred(() -> {
            if (queue.waiting() >= limit) {
                throw new QueueFullException("events waiting on one call", limit, SETTING);
            }
            return publishLast(envelope);
        });
    }

    /** Like {@link #publish}, but without the limit, for the end of a call, which must not be lost. */
    Uni<Void> publishLast(Envelope<?> envelope) {
        return queue.run(() -> events.publish(envelope));
    }
}
