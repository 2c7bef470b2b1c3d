package telecom.assistant.channel.sms;

import io.smallrye.mutiny.Uni;
import telecom.assistant.channel.event.Envelope;

/** Where events go: completes when the event is durable. */
@FunctionalInterface
public interface EventSink {

    /** Who says the events of this channel. */
    String SOURCE = "/channel/sms";

    /** Publishes one event. */
    Uni<Void> publish(Envelope<?> envelope);
}
