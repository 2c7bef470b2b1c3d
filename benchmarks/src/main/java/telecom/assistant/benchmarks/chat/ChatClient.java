package telecom.assistant.benchmarks.chat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import telecom.assistant.local.process.Await;

/**
 * Opens chats as an app does: gets a token, starts a conversation and connects to its stream. All of this happens on
 * one event loop. Futures complete on it, and {@link #call} runs work on it, so callers need no locks.
 */
public final class ChatClient implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 20_000;
    private static final String API = "/v3/directline";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context loop = vertx.getOrCreateContext();
    private final HttpClient http;
    private final WebSocketClient sockets;
    private final URI base;

    public ChatClient(String baseUrl) {
        this.base = URI.create(baseUrl);
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(MOST_CONNECTIONS).setKeepAlive(true));
        this.sockets = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxConnections(MOST_CONNECTIONS).setMaxMessageSize(1 << 20));
    }

    /**
     * Runs work on the event loop and waits until the future that the work returns is done. Must not be called on the
     * event loop.
     */
    public <T> T call(Supplier<Future<T>> work, long limitSeconds) {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.runOnContext(now -> work.get().onSuccess(done::complete).onFailure(done::completeExceptionally));
        return done.orTimeout(limitSeconds, TimeUnit.SECONDS).join();
    }

    /** Runs something on the event loop without waiting for it. */
    public void execute(Runnable work) {
        loop.runOnContext(now -> work.run());
    }

    /** Opens a chat. Must be called on the event loop. */
    public Future<Chat> open(String account) {
        JsonObject user = new JsonObject().put("user", new JsonObject().put("id", account));
        return post("/tokens/generate", "", user).compose(answer -> begin(account, answer.getString("token")));
    }

    private Future<Chat> begin(String account, String token) {
        return post("/conversations", token, new JsonObject()).compose(conversation -> {
            DirectLine chat = new DirectLine(
                    this,
                    account,
                    conversation.getString("token", token),
                    "/conversations/" + conversation.getString("conversationId") + "/activities");
            return connect(URI.create(conversation.getString("streamUrl")), chat);
        });
    }

    private Future<Chat> connect(URI stream, DirectLine chat) {
        Promise<Chat> connected = Promise.promise();
        String path = stream.getRawPath() + (stream.getRawQuery() == null ? "" : "?" + stream.getRawQuery());
        sockets.connect(base.getPort(), base.getHost(), path)
                .onFailure(connected::fail)
                .onSuccess(socket -> {
                    chat.attach(socket);
                    connected.complete(chat);
                });
        return connected.future();
    }

    /** Posts JSON; fails unless the answer's status is 2xx. */
    Future<JsonObject> post(String path, String token, JsonObject body) {
        return http.request(HttpMethod.POST, base.getPort(), base.getHost(), API + path)
                .compose(request -> {
                    request.putHeader("Content-Type", "application/json");
                    if (!token.isEmpty()) {
                        request.putHeader("Authorization", "Bearer " + token);
                    }
                    return request.send(body.toBuffer());
                })
                .compose(response -> response.body()
                        .compose(answer -> response.statusCode() / 100 == 2
                                ? Future.succeededFuture(json(answer))
                                : Future.failedFuture("status: " + response.statusCode() + " (expected: 2xx)")));
    }

    private static JsonObject json(Buffer answer) {
        return answer.length() == 0 ? new JsonObject() : answer.toJsonObject();
    }

    @Override
    public void close() {
        Await.done("the chat client cannot close", vertx.close());
    }
}
