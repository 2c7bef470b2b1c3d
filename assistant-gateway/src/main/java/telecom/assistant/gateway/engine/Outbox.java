package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.Event;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.kafka.EventPublisher;

/** What the engine sends to channels and to the desk. Events sent one after another arrive in that order. */
@ApplicationScoped
class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final String SOURCE = "/engine";

    private final EventPublisher publisher;
    private final EngineConfig config;

    Outbox(EventPublisher publisher, EngineConfig config) {
        this.publisher = publisher;
        this.config = config;
    }

    /** Sends an event that has to arrive before its cause is settled; retries while Kafka does not accept it. */
    Uni<Void> send(Envelope<?> cause, OutboundEvent event) {
        return retried(attempt(cause, event));
    }

    /** Sends an inbound event to another lane; retries while Kafka does not accept it. */
    Uni<Void> forward(Envelope<? extends InboundEvent> event) {
        return Fault.retryingOutages(
                Uni.createFrom().deferred(() -> publisher.publish(event)), config.publishPatience());
    }

    /** Sends an event whose loss a later event or the store makes up for, so a failure is only logged. */
    void sendWithoutRetry(Envelope<?> cause, Event event) {
        Uni.createFrom()
                .deferred(() -> publisher.publish(cause.caused(SOURCE, event)))
                .subscribe()
                .with(
                        sent -> acknowledged.run(),
                        failure -> LOG.warnf(
                                "event not sent type=%s cause=%s",
                                event.getClass().getSimpleName(),
                                failure.getClass().getSimpleName()));
    }
}
