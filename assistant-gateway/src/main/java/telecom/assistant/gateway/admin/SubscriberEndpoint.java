package telecom.assistant.gateway.admin;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.jboss.resteasy.reactive.ResponseStatus;
import telecom.assistant.channel.event.ConsentScope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.InboundEvent.ConsentRecorded;
import telecom.assistant.channel.event.InboundEvent.ErasureRequested;

/**
 * {@code /admin/subscribers}: what operators may do with a subscriber's data. The body names the subscriber, because
 * URLs end up in logs. A request is answered once Kafka has it, and carried out after everything that came from the
 * subscriber before.
 */
@Path("/admin/subscribers")
class SubscriberEndpoint {

    /** The subscriber concerned, by pseudonym. */
    record Accepted(String subscriber) {}

    private final AdminGuard guard;
    private final SubscriberOrders orders;

    SubscriberEndpoint(AdminGuard guard, SubscriberOrders orders) {
        this.guard = guard;
        this.orders = orders;
    }

    /** Erases everything that is known about them. */
    @DELETE
    @ResponseStatus(202)
    public Uni<Accepted> erase(@Context HttpServerRequest request, byte[] body) {
        return pass(request, body, new ErasureRequested());
    }

    /** Records that smaller models may learn from their conversations from now on. */
    @PUT
    @Path("consents/training")
    @ResponseStatus(202)
    public Uni<Accepted> giveTraining(@Context HttpServerRequest request, byte[] body) {
        return pass(request, body, new ConsentRecorded(ConsentScope.TRAINING, true));
    }

    /** Records that nothing of theirs may be exported any more. */
    @DELETE
    @Path("consents/training")
    @ResponseStatus(202)
    public Uni<Accepted> withdrawTraining(@Context HttpServerRequest request, byte[] body) {
        return pass(request, body, new ConsentRecorded(ConsentScope.TRAINING, false));
    }

    private Uni<Accepted> pass(HttpServerRequest request, byte[] body, InboundEvent.FromOperations order) {
        guard.admit(request);
        return orders.pass(NamedPerson.read(body), order).map(subscriber -> new Accepted(subscriber.value()));
    }
}
