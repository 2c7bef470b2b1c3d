package telecom.assistant.local.handset;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.CorsHandler;
import telecom.assistant.local.handset.HandsetEvent.Message;
import telecom.assistant.local.process.Await;

/** An HTTP API for the handsets: on loopback, and only for pages that are served from loopback. */
public final class HandsetApi implements AutoCloseable {
    private static final String LOOPBACK_ORIGIN = "https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?";
    private static final long BODY_LIMIT = 64L * 1024;
    private static final int TEXT_LIMIT = 2_000;

    private final Vertx vertx;
    private final Handsets handsets;
    private final Sender sender;
    private HttpServer server;

    private HandsetApi(Vertx vertx, Handsets handsets, Sender sender) {
        this.vertx = vertx;
        this.handsets = handsets;
        this.sender = sender;
    }

    /** Listens on a loopback port; 0 means any free one. */
    public static HandsetApi start(Vertx vertx, int port, Handsets handsets, Sender sender) {
        HandsetApi api = new HandsetApi(vertx, handsets, sender);
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(port);
        api.server = Await.done(
                "the handset API cannot listen",
                vertx.createHttpServer(options).requestHandler(api.router()).listen());
        return api;
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route()
                .handler(CorsHandler.create()
                        .addOriginWithRegex(LOOPBACK_ORIGIN)
                        .allowedMethod(HttpMethod.GET)
                        .allowedMethod(HttpMethod.POST)
                        .allowedMethod(HttpMethod.DELETE)
                        .allowedHeader("Content-Type"));
        router.route().handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
        router.route().failureHandler(HandsetApi::refuse);
        router.post("/handset/:msisdn/messages").handler(this::send);
        router.get("/handset/:msisdn/events").handler(this::watch);
        router.delete("/handset/:msisdn").handler(this::clear);
        return router;
    }

    private void send(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        String text = body == null ? null : body.getString("text");
        if (text == null || text.isEmpty() || text.length() > TEXT_LIMIT) {
            throw new IllegalArgumentException(
                    "text is missing or too long (expected: 1 to " + TEXT_LIMIT + " characters)");
        }
        Message sent = sender.send(number(context), Msisdn.of(body.getString("to", "")), text);
        context.response().setStatusCode(202);
        context.json(new JsonObject().put("id", sent.id()).put("segments", sent.segments()));
    }

    private void watch(RoutingContext context) {
        new HandsetEventStream(vertx, context.response()).open(handsets, number(context));
    }

    private void clear(RoutingContext context) {
        handsets.clear(number(context));
        context.response().setStatusCode(204).end();
    }

    private static Msisdn number(RoutingContext context) {
        return Msisdn.of(context.pathParam("msisdn"));
    }

    private static void refuse(RoutingContext context) {
        String message = context.failure() == null
                ? "refused"
                : String.valueOf(context.failure().getMessage());
        context.response()
                .setStatusCode(status(context))
                .end(new JsonObject().put("message", message).encode());
    }

    /**
     * An exception in a handler arrives as status 500; it becomes 503 if a store is full, and otherwise 400, because
     * the request was bad.
     */
    private static int status(RoutingContext context) {
        if (context.statusCode() != 500) {
            return context.statusCode();
        }
        return context.failure() instanceof IllegalStateException ? 503 : 400;
    }

    public int port() {
        return server.actualPort();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        Await.done("the handset API did not close", server.close());
    }
}
