package telecom.assistant.channel.event;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Where a channel publishes what has come in. Safe for use by many threads; never blocks. */
@FunctionalInterface
public interface EventSink {

    /**
     * Publishes an event. Completes when it is durable; until then, and after a failure, the channel must not
     * acknowledge the outside message that the event came from.
     */
    Uni<Void> publish(Envelope<?> envelope);

    /**
     * This sink, with the newest turn that was shown on the event's leg noted on each event from a subscriber.
     *
     * @param shown that turn, by leg
     */
    default EventSink noting(Function<String, Optional<ShownTurn>> shown) {
        return envelope -> publish(
                envelope.event() instanceof InboundEvent.FromChannel event
                        ? envelope.withShown(shown.apply(event.route().leg()))
                        : envelope);
    }

    /** This sink, with a limit on how long publishing an event may take. */
    default EventSink within(Duration limit) {
        return envelope -> publish(envelope).ifNoItem().after(limit).fail();
    }
}
