package telecom.assistant.gateway.bss;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A BSS over real HTTP whose answers a test writes; it remembers what it was asked. */
final class FakeBss implements AutoCloseable {

    /** What was asked. */
    record Asked(String method, String path, String query, String authorization, String body) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Consumer<HttpServerRequest> answer =
            request -> request.response().end("[]");
    private final AtomicInteger cuts = new AtomicInteger();

    FakeBss(Vertx vertx) {
        server = await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    asked.add(new Asked(
                            request.method().name(),
                            request.path(),
                            request.query(),
                            request.getHeader("Authorization"),
                            body.toString()));
                    if (cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
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

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    void answers(String json) {
        answer = request ->
                request.response().putHeader("Content-Type", "application/json").end(json);
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

    /** Closes the next connections, as many as given, without an answer. */
    void breaksConnections(int connections) {
        cuts.set(connections);
    }

    /** Hangs up on every POST; lists are empty. */
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

    /** A short time-out, for tests in which it is reached. */
    static String shortTimeout() {
        return Duration.ofMillis(200).toString();
    }

    @Override
    public void close() {
        await(server.close());
    }
}
