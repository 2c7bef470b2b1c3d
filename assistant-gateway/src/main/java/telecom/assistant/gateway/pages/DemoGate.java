package telecom.assistant.gateway.pages;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import telecom.assistant.channel.http.LoopbackGuard;

/**
 * Lets requests from this machine through to the demonstration if it is switched on. If not, it looks as if there were
 * none.
 */
@ApplicationScoped
class DemoGate {

    private final DemoConfig config;

    DemoGate(DemoConfig config) {
        this.config = config;
    }

    void pass(RoutingContext context) {
        if (!config.enabled()) {
            context.response().setStatusCode(404).end();
        } else if (LoopbackGuard.admits(context.request())) {
            context.next();
        } else {
            context.response().setStatusCode(403).end("The demonstration opens on the machine that it runs on.");
        }
    }
}
