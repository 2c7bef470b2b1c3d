package telecom.assistant.gateway.desk;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import telecom.assistant.channel.http.Gate;
import telecom.assistant.channel.http.TokenGuard;
import telecom.assistant.gateway.access.Access;

/**
 * Lets agents in: by their log-in, of which a later filter takes care; without one, by token when one is configured,
 * otherwise from this machine only.
 */
@ApplicationScoped
class DeskGate implements Gate {

    private final DeskConfig config;
    private final Access access;

    DeskGate(DeskConfig config, Access access) {
        this.config = config;
        this.access = access;
    }

    @Override
    public String role() {
        return "desk";
    }

    @Override
    public boolean covers(String path) {
        return path.equals("/desk/ws");
    }

    @Override
    public void check(RoutingContext context) {
        if (access.isByLogIn()
                || TokenGuard.admits(config.token(), context.request().getParam("token"), context.request())) {
            context.next();
        } else {
            error(403, "The desk needs its token; if none is set (assistant.desk.token), it opens only locally.")
                    .answer(context, 403);
        }
    }
}
