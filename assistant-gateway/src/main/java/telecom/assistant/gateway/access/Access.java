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

/** Who is signed in, for the code behind the {@link AccessFilter}. */
@ApplicationScoped
public class Access {

    private final AccessConfig config;
    private final CurrentVertxRequest current;

    public Access(AccessConfig config, CurrentVertxRequest current) {
        this.config = config;
        this.current = current;
    }

    /** Whether one has to sign in at all. If not, nobody is ever known. */
    public boolean isByLogIn() {
        return config.logIn();
    }

    /** Who made the request that is being handled. */
    public Optional<Actor> actor() {
        return actorOf(current.getCurrent());
    }

    /** Who made a request that the filter let pass; empty if the endpoint asks for no log-in. */
    public static Optional<Actor> actorOf(RoutingContext context) {
        return context != null && context.user() instanceof QuarkusHttpUser user
                ? actorOf(user.getSecurityIdentity())
                : Optional.empty();
    }

    /** Who opened a WebSocket, by the principal of its session. */
    public static Optional<Actor> actorOf(Principal principal) {
        return principal instanceof WebSocketPrincipal socket
                ? actorOf(socket.getSecurityIdentity())
                : Optional.empty();
    }

    private static Optional<Actor> actorOf(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof Actor actor ? Optional.of(actor) : Optional.empty();
    }

    /**
     * Makes somebody known to what handles the request next. Without the attribute of the token's end, at which Quarkus
     * would cut a WebSocket's connection: the desk says goodbye.
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
