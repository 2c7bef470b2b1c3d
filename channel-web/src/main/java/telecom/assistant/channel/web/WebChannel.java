package telecom.assistant.channel.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.kafka.DeadLetter;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.EventPublisher;
import telecom.assistant.channel.kafka.UndecodableEventException;
import telecom.assistant.channel.web.delivery.Delivery;
import telecom.assistant.channel.web.delivery.Inbound;

/** Joins the web chat to Kafka: what users do goes to {@code assistant.inbound}, {@code outbound-web} is delivered. */
@ApplicationScoped
class WebChannel implements Inbound {

    private static final Logger LOG = Logger.getLogger(WebChannel.class);
    private static final String SOURCE = "/channel/web";

    private final EventPublisher publisher;
    private final Delivery delivery;
    private final WebConfig.Delivery config;
    private final MeterRegistry metrics;
    private final EventCodec codec = new EventCodec();
    private final AtomicInteger inFlight;

    WebChannel(EventPublisher publisher, Delivery delivery, WebConfig config, MeterRegistry metrics) {
        this.publisher = publisher;
        this.delivery = delivery;
        this.config = config.delivery();
        this.metrics = metrics;
        this.inFlight = metrics.gauge("assistant.web.deliveries.in.flight", new AtomicInteger());
    }

    @Override
    public Uni<Void> publish(String id, SubscriberId subscriber, InboundEvent event) {
        return publisher
                .publish(Envelope.of(id, SOURCE, subscriber, event))
                .ifNoItem()
                .after(config.acceptTimeout())
                .fail();
    }

    /**
     * Takes an event from Kafka. The result normally arrives at once, so that conversations do not wait for each other;
     * with too many in delivery it arrives when this one is delivered. The message is acknowledged when it is.
     */
    @Incoming("outbound-web")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> deliver(Message<byte[]> message) {
        OutboundEvent event;
        try {
            event = codec.decode(message, OutboundEvent.class).event();
        } catch (UndecodableEventException e) {
            LOG.warnf("event not decodable channel=web cause=\"%s\"", e.getMessage());
            count("undecodable");
            return Uni.createFrom().completionStage(message.nack(new DeadLetter(e)));
        }
        Uni<Void> delivered = deliver(message, event);
        if (inFlight.incrementAndGet() > config.inFlight()) {
            return delivered;
        }
        delivered.subscribe().with(ignored -> {}, failure -> warn("acknowledgement failed", event, failure));
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> deliver(Message<byte[]> message, OutboundEvent event) {
        return delivery.deliver(event)
                .invoke(outcome -> count(outcome.name().toLowerCase(Locale.ROOT)))
                .onTermination()
                .invoke(inFlight::decrementAndGet)
                .onItemOrFailure()
                .transformToUni((outcome, failure) -> settle(message, event, failure));
    }

    private Uni<Void> settle(Message<byte[]> message, OutboundEvent event, Throwable failure) {
        if (failure == null) {
            return Uni.createFrom().completionStage(message.ack());
        }
        count("failed");
        warn("event given up", event, failure);
        return Uni.createFrom().completionStage(message.nack(new DeadLetter(failure)));
    }

    private static void warn(String what, OutboundEvent event, Throwable failure) {
        LOG.warnf(
                "%s conversation=%s turn=%d channel=web leg=%s type=%s cause=%s",
                what,
                event.conversation(),
                event.turn(),
                event.route().leg(),
                event.getClass().getSimpleName(),
                failure.getClass().getSimpleName());
    }

    private void count(String outcome) {
        metrics.counter("assistant.web.deliveries", "outcome", outcome).increment();
    }
}
