package telecom.assistant.gateway.admin;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent.ErasureRequested;
import telecom.assistant.channel.kafka.EventPublisher;

/** Passes on whom to forget, as an event among the subscriber's other events: their lane carries it out in its turn. */
@ApplicationScoped
class Erasures {

    private static final Logger LOG = Logger.getLogger(Erasures.class);
    private static final String SOURCE = "/admin";

    private final SubscriberIdentity identity;
    private final EventPublisher publisher;
    private final AdminConfig config;

    Erasures(SubscriberIdentity identity, EventPublisher publisher, AdminConfig config) {
        this.identity = identity;
        this.publisher = publisher;
        this.config = config;
    }

    /** Gives back who it is when Kafka has the request; fails with a {@link Problem} otherwise. */
    Uni<SubscriberId> request(ErasureRequest request) {
        SubscriberId subscriber = request.subscriber(identity);
        return publisher
                .publish(Envelope.of(Ids.timeOrdered().toString(), SOURCE, subscriber, new ErasureRequested()))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure()
                .transform(failure -> {
                    LOG.warnf(
                            "erasure not passed on cause=%s", failure.getClass().getSimpleName());
                    return Problem.unavailable(
                            "Kafka has not taken the request. Ask again: asking twice does no harm.");
                })
                .invoke(() -> LOG.infof("erasure requested subscriber=%s", subscriber))
                .replaceWith(subscriber);
    }
}
