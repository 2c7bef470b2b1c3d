package telecom.assistant.channel.event;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Where a channel puts what has come in. Safe for use by many threads; never blocks. */
@FunctionalInterface
public interface EventSink {

    /**
     * Publishes an event. Completes when it is durable; until then, and after a failure, nobody outside may be told that
     * it was accepted.
     */
    Uni<Void> publish(Envelope<?> envelope);

    /** This sink with a limit on the time that an event may take. */
    default EventSink within(Duration limit) {
        return envelope -> publish(envelope).ifNoItem().after(limit).fail();
    }
}
