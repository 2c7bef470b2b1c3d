package telecom.assistant.local.model;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import telecom.assistant.local.process.Await;

/**
 * The stand-in for the inference tier: an HTTP server on loopback, which is running once {@link #start} returns. Its
 * methods may be called from any thread and take effect with the next request.
 */
public final class ModelStandIn implements AutoCloseable {
    /** The model name that it lists; it accepts any name in requests. */
    public static final String MODEL = "A.X-K1";

    private static final long BODY_LIMIT = 8L * 1024 * 1024;

    private final HttpServer server;
    private final Behaviour behaviour;

    private ModelStandIn(HttpServer server, Behaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
    }

    /** Listens on a loopback port; 0 means any free one. */
    public static ModelStandIn start(Vertx vertx, int port, Pace pace) {
        Behaviour behaviour = new Behaviour(pace);
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
        router.route().failureHandler(ModelStandIn::refuse);
        ChatEndpoint chat = new ChatEndpoint(vertx, behaviour);
        router.post("/v1/chat/completions").handler(chat::handle);
        router.get("/v1/models").handler(ModelStandIn::models);
        new ControlEndpoint(behaviour).mount(router);
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(port);
        HttpServer server = vertx.createHttpServer(options).requestHandler(router);
        return new ModelStandIn(Await.done("the model stand-in cannot listen", server.listen()), behaviour);
    }

    private static void models(RoutingContext context) {
        JsonObject model =
                new JsonObject().put("id", MODEL).put("object", "model").put("owned_by", "stand-in");
        context.response().putHeader("X-Stand-In", "true");
        context.json(new JsonObject().put("object", "list").put("data", new JsonArray().add(model)));
    }

    private static void refuse(RoutingContext context) {
        String message = context.failure() == null
                ? "refused"
                : String.valueOf(context.failure().getMessage());
        // An exception in a handler arrives as status 500, but its cause is always a bad request.
        int status = context.statusCode() == 500 ? 400 : context.statusCode();
        context.response()
                .setStatusCode(status)
                .end(new JsonObject().put("message", message).encode());
    }

    public int port() {
        return server.actualPort();
    }

    /** The base URL to configure in clients. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    /** Makes the next {@code times} requests fail in this way, after the failures that were queued before. */
    public void fail(Fault fault, int times) {
        behaviour.faults().add(fault, times);
    }

    /** Sets the percentage of an answer that is sent before a fault breaks it off; half of it by default. */
    public void breakOffAt(int percent) {
        behaviour.breakOffAt(percent);
    }

    /**
     * Cancels the faults still queued and returns how many there were. A request that already has its fault is not
     * affected.
     */
    public int heal() {
        return behaviour.faults().clear();
    }

    public void pace(Pace pace) {
        behaviour.pace(() -> pace);
    }

    /** Draws the pace anew for each wait, as with {@link Pace#drawn}. */
    public void pace(Supplier<Pace> drawn) {
        behaviour.pace(drawn);
    }

    /**
     * Until {@link #reset}, answers by repeating the subscriber's utterance instead of following the script. Filler of
     * between {@code words} and twice as many words makes the answers longer; each contains the number of the request.
     */
    public void echo(int words) {
        behaviour.echo(new Echo(words));
    }

    /** The echo that request {@code number} gets, for checks that nothing was lost or mixed up. */
    public static String echoed(int words, long number, String said) {
        return new Echo(words).text(number, said);
    }

    /**
     * Like {@link #echo}, but each answer has exactly {@code tokens} tokens, unless the utterance is too long for that.
     */
    public void echoInTokens(int tokens) {
        behaviour.echo(Echo.ofTokens(tokens));
    }

    /** The answer of exactly {@code tokens} tokens that request {@code number} gets. */
    public static String echoedInTokens(int tokens, long number, String said) {
        return Echo.ofTokens(tokens).text(number, said);
    }

    /**
     * When request {@code number} was received and its first token was written; empty if it has no token yet or is no
     * longer remembered.
     */
    public Optional<AnswerTime> answerTime(long number) {
        return behaviour.times().of(number);
    }

    /** The latest requests, newest last. */
    public List<RecordedRequest> requests() {
        return behaviour.requests().all();
    }

    /** How many requests it has received since the start. */
    public long requested() {
        return behaviour.requests().count();
    }

    /** How many streams were closed by their callers before the end. */
    public long aborts() {
        return behaviour.requests().aborts();
    }

    /** The most requests that were open at once. */
    public int mostOpen() {
        return behaviour.requests().mostOpen();
    }

    /** Forgets requests, faults and prompts, stops echoing, and returns to the pace with which it was started. */
    public void reset() {
        behaviour.reset();
    }

    @Override
    public void close() {
        Await.done("the model stand-in did not close", server.close());
    }
}
