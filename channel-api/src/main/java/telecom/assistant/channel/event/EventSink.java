package telecom.assistant.channel.event;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Publishes the events of a channel. Safe for use by many threads; never blocks. */
@FunctionalInterface
public interface EventSink {

    /**
     * Publishes an event. Completes when the event is durable; until then, and after a failure, the channel must not
     * acknowledge the outside message from which the event was made.
     */
    Uni<Void> publish(Envelope<?> envelope);

    /**
     * A sink that adds to each event from a subscriber the newest turn that has been shown on its leg, and publishes it
     * here.
     *
     * @param shown looks up the newest shown turn of a leg
     */
    default EventSink noting(Function<String, Optional<ShownTurn>> shown) {
        return envelope -> publish(
                envelope.event() instanceof InboundEvent.FromChannel event
                        ? envelope.withShown(shown.apply(event.route().leg()))
                        : envelope);
    }

    /** A sink that publishes here, and fails if publishing an event takes longer than the limit. */
    default EventSink within(Duration limit) {
        return envelope -> publish(envelope).ifNoItem().after(limit).fail();
    }
}
