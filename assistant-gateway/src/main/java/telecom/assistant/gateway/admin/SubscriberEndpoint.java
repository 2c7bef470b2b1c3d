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
 * {@code /admin/subscribers}: whom the assistant knows. A body says whom, because URLs end up in logs. Each request is
 * answered when Kafka has it, and carried out after everything of the subscriber that came before it.
 */
@Path("/admin/subscribers")
class SubscriberEndpoint {

    /** Whom the answer is about, by pseudonym. */
    record Accepted(String subscriber) {}

    private final AdminGuard guard;
    private final SubscriberOrders orders;

    SubscriberEndpoint(AdminGuard guard, SubscriberOrders orders) {
        this.guard = guard;
        this.orders = orders;
    }

    /** Everything that is known of them goes. */
    @DELETE
    @ResponseStatus(202)
    public Uni<Accepted> erase(@Context HttpServerRequest request, byte[] body) {
        return pass(request, body, new ErasureRequested());
    }

    /** They let smaller models learn from the conversations that begin from now on. */
    @PUT
    @Path("consents/training")
    @ResponseStatus(202)
    public Uni<Accepted> giveTraining(@Context HttpServerRequest request, byte[] body) {
        return pass(request, body, new ConsentRecorded(ConsentScope.TRAINING, true));
    }

    /** Nothing of theirs is exported any more. */
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
