package telecom.assistant.gateway.admin;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseStatus;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.ConsentScope;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.InboundEvent.ConsentRecorded;
import telecom.assistant.channel.event.InboundEvent.ErasureRequested;
import telecom.assistant.channel.kafka.EventPublisher;
import telecom.assistant.gateway.access.Access;
import telecom.assistant.gateway.access.Auditor;

/**
 * {@code /admin/subscribers}: erases a subscriber's data and records their consent. The body names the subscriber,
 * because URLs end up in logs. A request is answered once Kafka has it, and is carried out after all earlier events of
 * the subscriber.
 */
@Path("/admin/subscribers")
class SubscriberEndpoint {

    /** The answer to a request: the pseudonym of the subscriber concerned. */
    record Accepted(String subscriber) {}

    private static final Logger LOG = Logger.getLogger(SubscriberEndpoint.class);
    private static final String SOURCE = "/admin";

    private final AdminGuard guard;
    private final SubscriberIdentity identity;
    private final EventPublisher publisher;
    private final AdminConfig config;
    private final Access access;
    private final Auditor auditor;

    SubscriberEndpoint(
            AdminGuard guard,
            SubscriberIdentity identity,
            EventPublisher publisher,
            AdminConfig config,
            Access access,
            Auditor auditor) {
        this.guard = guard;
        this.identity = identity;
        this.publisher = publisher;
        this.config = config;
        this.access = access;
        this.auditor = auditor;
    }

    /** Erases everything that is known about the subscriber. */
    @DELETE
    @ResponseStatus(202)
    public Uni<Accepted> erase(@Context HttpServerRequest request, byte[] body) {
        return publish(request, body, "erase", new ErasureRequested());
    }

    /** Records that the subscriber's conversations may be used from now on to train smaller models. */
    @PUT
    @Path("consents/training")
    @ResponseStatus(202)
    public Uni<Accepted> giveTrainingConsent(@Context HttpServerRequest request, byte[] body) {
        return publish(request, body, "change", new ConsentRecorded(ConsentScope.TRAINING, true));
    }

    /** Records that the subscriber's conversations may no longer be exported for training. */
    @DELETE
    @Path("consents/training")
    @ResponseStatus(202)
    public Uni<Accepted> withdrawTrainingConsent(@Context HttpServerRequest request, byte[] body) {
        return publish(request, body, "change", new ConsentRecorded(ConsentScope.TRAINING, false));
    }

    /** Records the action in the audit trail. If log-in is off, there is no actor, so nothing is recorded. */
    private Uni<Void> audited(HttpServerRequest request, String action, SubscriberId subscriber) {
        return access.isLogInRequired()
                ? auditor.record(request, access.actor(), action, subscriber.value(), "")
                : Uni.createFrom().voidItem();
    }

    /** Publishes the operation as one of the subscriber's own events, so that their lane carries it out in order. */
    private Uni<Accepted> publish(
            HttpServerRequest request, byte[] body, String action, InboundEvent.FromOperations operation) {
        guard.admit(request);
        SubscriberId subscriber = NamedSubscriber.read(body).subscriber(identity);
        String kind = operation.getClass().getSimpleName();
        return audited(request, action, subscriber)
                .onFailure()
                .transform(failure ->
                        Problem.unavailable("The audit trail cannot be written, so the request was not carried out."))
                .chain(() ->
                        publisher.publish(Envelope.of(Ids.timeOrdered().toString(), SOURCE, subscriber, operation)))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure()
                .transform(Problem.unavailable(
                        LOG,
                        "request not published kind=" + kind,
                        "Kafka did not accept the request. Try again: repeating it does no harm."))
                .invoke(() -> LOG.infof("request published kind=%s subscriber=%s", kind, subscriber))
                .replaceWith(new Accepted(subscriber.value()));
    }
}
