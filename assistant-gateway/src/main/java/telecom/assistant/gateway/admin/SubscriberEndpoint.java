package telecom.assistant.gateway.admin;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code /admin/subscribers}: whom the assistant knows. A body says whom, because URLs end up in logs. */
@Path("/admin/subscribers")
class SubscriberEndpoint {

    /** Whom the answer is about, by pseudonym. */
    record Accepted(String subscriber) {}

    private final AdminGuard guard;
    private final Erasures erasures;

    SubscriberEndpoint(AdminGuard guard, Erasures erasures) {
        this.guard = guard;
        this.erasures = erasures;
    }

    /** Answers when Kafka has the request; it is carried out after everything of the subscriber that came before it. */
    @DELETE
    @ResponseStatus(202)
    public Uni<Accepted> erase(@Context HttpServerRequest request, byte[] body) {
        guard.admit(request);
        return erasures.request(ErasureRequest.read(body)).map(subscriber -> new Accepted(subscriber.value()));
    }
}
