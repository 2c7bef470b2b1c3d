package telecom.assistant.gateway.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code /demo}: what the phone page needs in addition to the real protocols. */
@ApplicationScoped
class DemoRoutes {

    private final DemoGate gate;
    private final DemoEventStream events;
    private final String view;

    DemoRoutes(DemoConfig config, DemoGate gate, DemoEventStream events, ObjectMapper json)
            throws JsonProcessingException {
        this.gate = gate;
        this.events = events;
        this.view = json.writeValueAsString(DemoView.of(config));
    }

    void install(@Observes Router router) {
        router.get("/demo/config").handler(gate::pass).handler(context -> context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(view));
        router.get("/demo/events").handler(gate::pass).handler(events::open);
    }
}
