package telecom.assistant.gateway.bss;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A BSS over real HTTP that gives the answers a test prescribes and records the requests. */
final class FakeBss implements AutoCloseable {

    /** A request that the BSS received. */
    record Asked(String method, String path, String query, String authorization, String body) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Consumer<HttpServerRequest> answer =
            request -> request.response().end("[]");
    private final AtomicInteger connectionsToBreak = new AtomicInteger();

    FakeBss(Vertx vertx) {
        this(vertx, new HttpServerOptions());
    }

    /** @param options how it listens, such as over TLS */
    FakeBss(Vertx vertx, HttpServerOptions options) {
        server = await(vertx.createHttpServer(options)
                .requestHandler(request -> request.body().onSuccess(body -> {
                    asked.add(new Asked(
                            request.method().name(),
                            request.path(),
                            request.query(),
                            request.getHeader("Authorization"),
                            body.toString()));
                    if (connectionsToBreak.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        request.connection().close();
                    } else {
                        answer.accept(request);
                    }
                }))
                .listen(0, "127.0.0.1"));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return server.actualPort();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    void answers(String json) {
        answer = request ->
                request.response().putHeader("Content-Type", "application/json").end(json);
    }

    /** One answer to what ends in this path, and another to everything else. */
    void answersByPath(String path, String json, String otherwise) {
        answer = request -> request.response().end(request.path().endsWith(path) ? json : otherwise);
    }

    /** As {@link #answersByPath}, but not before the returned task is run. */
    Runnable answersLater(String path, String json, String otherwise) {
        List<HttpServerRequest> waiting = new CopyOnWriteArrayList<>();
        answer = waiting::add;
        return () -> {
            answersByPath(path, json, otherwise);
            waiting.forEach(answer);
        };
    }

    void answersPosts(String json) {
        answer = request -> request.response().end(request.method().equals(HttpMethod.POST) ? json : "[]");
    }

    void fails(int status) {
        answer = request -> request.response().setStatusCode(status).end("{\"reason\":\"+821000000101\"}");
    }

    void keepsSilent() {
        answer = request -> {};
    }

    /** Closes the connection of each of the next requests, as many as given, without an answer. */
    void breaksConnections(int connections) {
        connectionsToBreak.set(connections);
    }

    /** Closes the connection on every POST; every other request gets an empty list. */
    void breaksConnectionsOnPosts() {
        answer = request -> {
            if (request.method().equals(HttpMethod.POST)) {
                request.connection().close();
            } else {
                request.response().end("[]");
            }
        };
    }

    List<Asked> asked() {
        return asked;
    }

    Asked last() {
        return asked.get(asked.size() - 1);
    }

    /** A time-out that is short because a test has to wait for it. */
    static String shortTimeout() {
        return Duration.ofMillis(200).toString();
    }

    @Override
    public void close() {
        await(server.close());
    }
}
