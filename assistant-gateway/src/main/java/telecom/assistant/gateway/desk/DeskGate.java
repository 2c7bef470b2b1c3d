package telecom.assistant.gateway.desk;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import telecom.assistant.channel.http.Gate;
import telecom.assistant.channel.http.TokenGuard;
import telecom.assistant.gateway.access.Access;

/**
 * Decides who may open the desk's WebSocket. If log-in is on, a later filter checks it; if not, the client must present
 * the configured token or, if there is none, be on this machine.
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
        if (access.isLogInRequired()
                || TokenGuard.admits(config.token(), context.request().getParam("token"), context.request())) {
            context.next();
        } else {
            error(403, "The desk needs its token; if none is set (assistant.desk.token), it opens only locally.")
                    .answer(context, 403);
        }
    }
}
