package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.InboundEvent;

/** The way to the engine. */
@FunctionalInterface
public interface Inbound {

    /**
     * Publishes an event. When the result arrives it is durable; a failure, also for lack of time, means that nobody may
     * be told so.
     *
     * @param id the same for the same outside fact
     */
    Uni<Void> publish(String id, SubscriberId subscriber, InboundEvent event);
}
