package telecom.assistant.gateway.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.websockets.client.runtime.WebSocketPrincipal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells code that runs after the {@link AccessFilter} who is signed in. */
@ApplicationScoped
public class Access {

    private final AccessConfig config;
    private final CurrentVertxRequest current;

    public Access(AccessConfig config, CurrentVertxRequest current) {
        this.config = config;
        this.current = current;
    }

    /** Whether users must sign in at all. If not, no request ever has an actor. */
    public boolean isLogInRequired() {
        return config.logIn();
    }

    /** Who made the request that is being handled. */
    public Optional<Actor> actor() {
        return actorOf(current.getCurrent());
    }

    /** Who made a request that the filter let through; empty if the endpoint requires no log-in. */
    public static Optional<Actor> actorOf(RoutingContext context) {
        return context != null && context.user() instanceof QuarkusHttpUser user
                ? actorOf(user.getSecurityIdentity())
                : Optional.empty();
    }

    /** Who opened a WebSocket, given the principal of its session. */
    public static Optional<Actor> actorOf(Principal principal) {
        return principal instanceof WebSocketPrincipal socket
                ? actorOf(socket.getSecurityIdentity())
                : Optional.empty();
    }

    private static Optional<Actor> actorOf(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof Actor actor ? Optional.of(actor) : Optional.empty();
    }

    /**
     * Attaches the actor to the request for the handlers that follow. The identity leaves out the attribute for the
     * token's expiry, because Quarkus would cut off a WebSocket as soon as the token expires; the desk closes the
     * WebSocket itself and says why.
     */
    static void admit(RoutingContext context, Actor actor) {
        QuarkusHttpUser.setIdentity(
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(actor)
                        .addRoles(actor.roles().stream().map(Role::label).collect(Collectors.toSet()))
                        .build(),
                context);
    }
}
