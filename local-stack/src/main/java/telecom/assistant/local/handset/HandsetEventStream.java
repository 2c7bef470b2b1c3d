package telecom.assistant.local.handset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Streams a handset's events to one reader as server-sent events: first the history, then each new event. Disconnects a
 * reader that is too slow.
 */
final class HandsetEventStream {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final int QUEUE_BYTES = 1024 * 1024;

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final Context context;

    HandsetEventStream(Vertx vertx, HttpServerResponse response) {
        this.vertx = vertx;
        this.response = response;
        this.context = vertx.getOrCreateContext();
    }

    void open(Handsets handsets, Msisdn number) {
        response.putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .setChunked(true)
                .setWriteQueueMaxSize(QUEUE_BYTES)
                .write(": open\n\n");
        Consumer<HandsetEvent> watcher = event -> context.runOnContext(now -> send("data: " + json(event) + "\n\n"));
        long keepAlive = vertx.setPeriodic(KEEP_ALIVE.toMillis(), tick -> send(": keep-alive\n\n"));
        response.closeHandler(gone -> {
            handsets.unwatch(number, watcher);
            vertx.cancelTimer(keepAlive);
        });
        handsets.watch(number, watcher);
    }

    private void send(String text) {
        if (response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            response.reset();
            return;
        }
        response.write(text);
    }

    private static String json(HandsetEvent event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written as JSON: " + event.getClass(), e);
        }
    }
}
