package telecom.assistant.gateway.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import telecom.assistant.channel.http.LoopbackGuard;

/**
 * {@code /demo}: what the phone page needs in addition to the real protocols. If the demonstration is off, it looks as if
 * there were none.
 */
@ApplicationScoped
class DemoRoutes {

    private final DemoConfig config;
    private final DemoEventStream events;
    private final String view;

    DemoRoutes(DemoConfig config, DemoEventStream events, ObjectMapper json) throws JsonProcessingException {
        this.config = config;
        this.events = events;
        this.view = json.writeValueAsString(DemoView.of(config));
    }

    void install(@Observes Router router) {
        router.get("/demo/config").handler(this::guard).handler(context -> context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(view));
        router.get("/demo/events").handler(this::guard).handler(events::open);
    }

    /** Lets requests from this machine through to the demonstration if it is switched on. */
    void guard(RoutingContext context) {
        if (!config.enabled()) {
            context.response().setStatusCode(404).end();
        } else if (LoopbackGuard.admits(context.request())) {
            context.next();
        } else {
            context.response().setStatusCode(403).end("The demonstration opens on the machine that it runs on.");
        }
    }
}
