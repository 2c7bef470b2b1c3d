package telecom.assistant.benchmarks.turns;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import telecom.assistant.local.model.ModelStandIn;
import telecom.assistant.local.process.Await;

/** The part of the application that users see, with nothing behind it but the model's stand-in. */
final class FakeAssistant implements AutoCloseable {

    private static final Pattern CONTENT = Pattern.compile("\"content\":\"([^\"]*)\"");

    private final URI model;
    private final HttpServer server;
    private final HttpClient http;
    private final Map<String, ServerWebSocket> streams = new ConcurrentHashMap<>();
    private volatile int repliesToEach = 1;

    FakeAssistant(Vertx vertx, ModelStandIn model) {
        this.model = URI.create(model.baseUrl());
        this.http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(100));
        Router router = Router.router(vertx);
        router.post().handler(BodyHandler.create(false));
        router.post("/v3/directline/tokens/generate").handler(this::token);
        router.post("/v3/directline/conversations").handler(this::begin);
        router.get("/v3/directline/conversations/:id/stream").handler(this::stream);
        router.post("/v3/directline/conversations/:id/activities").handler(this::take);
        this.server = Await.done(
                "the fake assistant cannot listen",
                vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** How often it sends each reply from now on. */
    void sendEachReply(int times) {
        repliesToEach = times;
    }

    private void token(RoutingContext context) {
        String user = context.body().asJsonObject().getJsonObject("user").getString("id");
        context.json(new JsonObject().put("token", "token-" + user));
    }

    private void begin(RoutingContext context) {
        String id = context.request().getHeader("Authorization").replace("Bearer token-", "");
        context.json(new JsonObject()
                .put("conversationId", id)
                .put(
                        "streamUrl",
                        "ws://127.0.0.1:" + server.actualPort() + "/v3/directline/conversations/" + id
                                + "/stream?watermark=0&t=x"));
    }

    private void stream(RoutingContext context) {
        String id = context.pathParam("id");
        context.request().toWebSocket().onSuccess(socket -> streams.put(id, socket));
    }

    private void take(RoutingContext context) {
        String id = context.pathParam("id");
        String text = context.body().asJsonObject().getString("text");
        context.json(new JsonObject().put("id", id + "|1"));
        JsonObject request = new JsonObject()
                .put("model", "m")
                .put("stream", true)
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("role", "user").put("content", text)));
        http.request(HttpMethod.POST, model.getPort(), model.getHost(), "/v1/chat/completions")
                .compose(asked -> asked.send(request.toBuffer()))
                .compose(answer -> answer.body())
                .onSuccess(body -> answer(id, body.toString()));
    }

    private void answer(String id, String events) {
        StringBuilder text = new StringBuilder();
        Matcher tokens = CONTENT.matcher(events);
        while (tokens.find()) {
            text.append(tokens.group(1));
        }
        String reply = "r" + text.hashCode();
        send(id, activity("typing", reply, text.substring(0, 12)));
        for (int i = 0; i < repliesToEach; i++) {
            send(id, activity("message", reply, text.toString()));
        }
    }

    private void send(String id, JsonObject activity) {
        streams.get(id)
                .writeTextMessage(new JsonObject()
                        .put("activities", new JsonArray().add(activity))
                        .put("watermark", "1")
                        .encode());
    }

    private static JsonObject activity(String type, String reply, String text) {
        return new JsonObject()
                .put("type", type)
                .put("from", new JsonObject().put("role", "bot"))
                .put("channelData", new JsonObject().put("streamId", reply))
                .put("text", text);
    }

    @Override
    public void close() {
        Await.done("the fake assistant cannot close", server.close());
    }
}
