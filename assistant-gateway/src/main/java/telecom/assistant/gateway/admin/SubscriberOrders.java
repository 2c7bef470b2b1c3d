package telecom.assistant.gateway.admin;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.kafka.EventPublisher;

/**
 * Publishes what is to be done with a subscriber as one of the subscriber's own events, so that their lane carries it
 * out in its turn.
 */
@ApplicationScoped
class SubscriberOrders {

    private static final Logger LOG = Logger.getLogger(SubscriberOrders.class);
    private static final String SOURCE = "/admin";

    private final SubscriberIdentity identity;
    private final EventPublisher publisher;
    private final AdminConfig config;

    SubscriberOrders(SubscriberIdentity identity, EventPublisher publisher, AdminConfig config) {
        this.identity = identity;
        this.publisher = publisher;
        this.config = config;
    }

    /** Completes with the subscriber once Kafka has the order; fails with a {@link Problem} otherwise. */
    Uni<SubscriberId> pass(NamedPerson person, InboundEvent.FromOperations order) {
        SubscriberId subscriber = person.subscriber(identity);
        String kind = order.getClass().getSimpleName();
        return publisher
                .publish(Envelope.of(Ids.timeOrdered().toString(), SOURCE, subscriber, order))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure()
                .transform(failure -> {
                    LOG.warnf(
                            "order not passed on kind=%s cause=%s",
                            kind, failure.getClass().getSimpleName());
                    return Problem.unavailable("Kafka did not take the request. Ask again: asking twice does no harm.");
                })
                .invoke(() -> LOG.infof("order passed on kind=%s subscriber=%s", kind, subscriber))
                .replaceWith(subscriber);
    }
}
