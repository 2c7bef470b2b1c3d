package telecom.assistant.gateway.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import telecom.assistant.channel.http.ErrorForm;
import telecom.assistant.channel.http.LoopbackGuard;

/**
 * {@code /demo}: what the phone page needs in addition to the real protocols. If the demonstration is off, these routes
 * answer as if they did not exist.
 */
@ApplicationScoped
class DemoRoutes {

    private static final String RETRY_SECONDS = "10";

    private final Vertx vertx;
    private final DemoConfig config;
    private final EventTap tap;
    private final ObjectMapper json;

    DemoRoutes(Vertx vertx, DemoConfig config, EventTap tap, ObjectMapper json) {
        this.vertx = vertx;
        this.config = config;
        this.tap = tap;
        this.json = json;
    }

    void install(@Observes Router router) {
        String view = toJson(DemoView.of(config));
        router.get("/demo/config").handler(this::guard).handler(context -> context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(view));
        router.get("/demo/events").handler(this::guard).handler(this::stream);
    }

    /** Lets requests from this machine through to the demonstration if it is switched on. */
    void guard(RoutingContext context) {
        if (!config.enabled()) {
            ErrorForm.problem(404, "The demonstration is off (assistant.demo.enabled).")
                    .answer(context, 404);
        } else if (LoopbackGuard.admits(context.request())) {
            context.next();
        } else {
            ErrorForm.problem(403, "The demonstration is served only to the machine it runs on.")
                    .answer(context, 403);
        }
    }

    /**
     * The events on Kafka as server-sent events, from now on. A page that reads slowly misses events instead of
     * delaying them; pages beyond the limit are answered with 503.
     */
    private void stream(RoutingContext context) {
        HttpServerResponse response = context.response();
        Optional<Runnable> leave = tap.watch(event -> write(response, "data: " + toJson(event) + "\n\n"));
        if (leave.isEmpty()) {
            response.setStatusCode(503).putHeader("Retry-After", RETRY_SECONDS).end();
            return;
        }
        response.setChunked(true).putHeader("Content-Type", "text/event-stream").putHeader("Cache-Control", "no-store");
        // An empty comment, so that the browser sees that the stream is open before anything happens.
        write(response, ":\n\n");
        long heartbeat = vertx.setPeriodic(config.heartbeat().toMillis(), tick -> write(response, ":\n\n"));
        context.addEndHandler(end -> {
            vertx.cancelTimer(heartbeat);
            leave.get().run();
        });
    }

    private static void write(HttpServerResponse response, String text) {
        if (!response.closed() && !response.ended() && !response.writeQueueFull()) {
            response.write(text);
        }
    }

    private String toJson(Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("views are plain records", e);
        }
    }
}
