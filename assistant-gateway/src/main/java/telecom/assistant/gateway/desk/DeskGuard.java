package telecom.assistant.gateway.desk;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.http.TokenGuard;

/** Lets agents in: by token when one is configured, otherwise from this machine only. */
@ApplicationScoped
class DeskGuard {

    private static final String PATH = "/desk/ws";
    private static final int PRIORITY = 100;

    private final DeskConfig config;
    private final NodeRoles roles;

    DeskGuard(DeskConfig config, NodeRoles roles) {
        this.config = config;
        this.roles = roles;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        if (!PATH.equals(context.normalizedPath())) {
            context.next();
        } else if (!roles.has("desk")) {
            context.response().setStatusCode(404).end();
        } else if (isAllowed(context)) {
            context.next();
        } else {
            context.response()
                    .setStatusCode(403)
                    .end("The desk needs its token, or without one configured (assistant.desk.token) a local browser.");
        }
    }

    private boolean isAllowed(RoutingContext context) {
        return TokenGuard.admits(config.token(), context.request().getParam("token"), context.request());
    }
}
