package telecom.assistant.gateway.pages;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import telecom.assistant.channel.http.LoopbackGuard;

/** Lets requests through to the demonstration: from this machine, when it is on. Off, it looks as if it were not there. */
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
