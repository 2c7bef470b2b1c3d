package telecom.assistant.model;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An inference tier on the loopback interface that answers as a test scripts it and counts what happens to its
 * connections.
 */
public final class ScriptedTier implements AutoCloseable {

    /** What happens to a request. */
    @FunctionalInterface
    public interface Script {
        void play(HttpServerResponse response);
    }

    private final HttpServer server;
    private final List<HttpServerRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private volatile Script script = HttpServerResponse::end;

    public ScriptedTier(Vertx vertx) {
        this(vertx, new HttpServerOptions());
    }

    /** @param options how it listens, such as over TLS */
    public ScriptedTier(Vertx vertx, HttpServerOptions options) {
        server = vertx.createHttpServer(options)
                .connectionHandler(connection -> connections.incrementAndGet())
                .requestHandler(this::serve)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void serve(HttpServerRequest request) {
        requests.add(request);
        request.response().closeHandler(closed -> {
            if (!request.response().ended()) {
                brokenOff.incrementAndGet();
            }
        });
        request.body().onSuccess(body -> script.play(request.response()));
    }

    public void plays(Script newScript) {
        script = newScript;
    }

    /** Begins an event stream with these events and leaves it open. */
    public static HttpServerResponse stream(HttpServerResponse response, String events) {
        response.setChunked(true)
                .putHeader("content-type", "text/event-stream; charset=utf-8")
                .write(events);
        return response;
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.actualPort() + "/v1";
    }

    public List<HttpServerRequest> requests() {
        return requests;
    }

    public int port() {
        return server.actualPort();
    }

    public int connections() {
        return connections.get();
    }

    /** How many answers the client closed before their end. */
    public int brokenOff() {
        return brokenOff.get();
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
