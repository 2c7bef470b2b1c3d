package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.Event;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.kafka.EventPublisher;

/**
 * Sends the engine's events to channels, to the desk and to other lanes. Events sent one after another arrive in that
 * order.
 */
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

    /** Sends an event that must arrive before its cause is settled; retries while Kafka does not accept it. */
    Uni<Void> send(Envelope<?> cause, OutboundEvent event) {
        return retried(attempt(cause, event));
    }

    /** Like {@link #send(Envelope, OutboundEvent)}, but makes no attempt after the end of the assignment. */
    Uni<Void> send(Envelope<?> cause, OutboundEvent event, Assignment assignment) {
        return retried(assignment.during(attempt(cause, event)));
    }

    /** Sends an inbound event to another lane; retries while Kafka does not accept it, until the assignment ends. */
    Uni<Void> forward(Envelope<? extends InboundEvent> event, Assignment assignment) {
        return retried(assignment.during(Uni.createFrom().deferred(() -> publisher.publish(event))));
    }

    private Uni<Void> retried(Uni<Void> attempt) {
        return Fault.retryingOutages(attempt, config.publishPatience());
    }

    private Uni<Void> attempt(Envelope<?> cause, Event event) {
        return Uni.createFrom().deferred(() -> publisher.publish(cause.caused(SOURCE, event)));
    }

    /**
     * Sends an event without retrying: a failure is only logged, because a later event or the store makes up for the
     * loss.
     *
     * @param assignment the event is not sent after its end
     * @param acknowledged runs, on any thread, once Kafka has the event
     */
    void sendWithoutRetry(Envelope<?> cause, Event event, Assignment assignment, Runnable acknowledged) {
        assignment
                .during(attempt(cause, event))
                .subscribe()
                .with(
                        sent -> acknowledged.run(),
                        failure -> LOG.warnf(
                                "event not sent type=%s cause=%s",
                                event.getClass().getSimpleName(),
                                failure.getClass().getSimpleName()));
    }
}
