package telecom.assistant.gateway.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * {@code GET /demo/events}: the events on Kafka as server-sent events, from now on. A page that reads slowly misses
 * events and does not hold them up; a page too many is asked to come back later.
 */
@ApplicationScoped
class DemoEventStream {

    private static final String RETRY_SECONDS = "10";

    private final Vertx vertx;
    private final DemoConfig config;
    private final EventTap tap;
    private final ObjectMapper json;

    DemoEventStream(Vertx vertx, DemoConfig config, EventTap tap, ObjectMapper json) {
        this.vertx = vertx;
        this.config = config;
        this.tap = tap;
        this.json = json;
    }

    void open(RoutingContext context) {
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

    private String toJson(SeenEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a seen event is a plain record", e);
        }
    }
}
