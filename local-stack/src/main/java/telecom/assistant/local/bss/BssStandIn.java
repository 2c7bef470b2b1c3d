package telecom.assistant.local.bss;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import telecom.assistant.local.process.Await;

/**
 * The BSS's stand-in: an HTTP server on loopback, started and running when constructed by {@link #start}. Its methods may
 * be called from any thread and have effect from the next request on.
 */
public final class BssStandIn implements AutoCloseable {
    private static final long BODY_LIMIT = 64L * 1024;

    private final Vertx vertx;
    private final BssBehaviour behaviour = new BssBehaviour();
    private final Customers customers = new Customers();
    private HttpServer server;

    private BssStandIn(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Listens on a loopback port; 0 takes any free one. */
    public static BssStandIn start(Vertx vertx, int port) {
        BssStandIn bss = new BssStandIn(vertx);
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(port);
        bss.server = Await.done(
                "the BSS stand-in cannot listen",
                vertx.createHttpServer(options).requestHandler(bss.router()).listen());
        return bss;
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
        router.route().failureHandler(BssStandIn::refuse);
        new BssControl(behaviour, customers).mount(router);
        router.route("/tmf-api/*").handler(this::behave);
        new OpenApis(customers).mount(router);
        return router;
    }

    /** Answers late or wrongly when it was told to. */
    private void behave(RoutingContext context) {
        behaviour.asked(context.request().method() + " " + context.request().path());
        context.response().putHeader("X-Stand-In", "true");
        Duration delay = behaviour.delay();
        Runnable step = () -> behaviour.nextFault().ifPresentOrElse(fault -> fail(context, fault), context::next);
        if (delay.isZero()) {
            step.run();
        } else {
            vertx.setTimer(delay.toMillis(), timer -> step.run());
        }
    }

    private static void fail(RoutingContext context, BssFault fault) {
        HttpServerResponse response = context.response();
        switch (fault) {
            case RESET -> context.request().connection().close();
            case UNAVAILABLE -> response.setStatusCode(503).end();
            case UNAUTHORIZED -> response.setStatusCode(401).end();
            case HTML -> response.putHeader("Content-Type", "text/html").end("<html><body>Maintenance</body></html>");
            case HANG -> {
                // Only the caller ends this one, or the close of the server.
            }
        }
    }

    private static void refuse(RoutingContext context) {
        String reason = context.failure() == null
                ? "refused"
                : String.valueOf(context.failure().getMessage());
        // What a handler threw arrives as 500, but is always about what the caller sent.
        int status = context.statusCode() == 500 ? 400 : context.statusCode();
        JsonObject error =
                new JsonObject().put("code", status).put("reason", reason).put("@type", "Error");
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(error.encode());
    }

    public int port() {
        return server.actualPort();
    }

    /** Base URL as a client is given it: what stands before {@code /tmf-api}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    /** Lets the next requests, so many of them, fail in this way, after those that were ordered before. */
    public void fail(BssFault fault, int times) {
        behaviour.fail(fault, times);
    }

    /** Answers each request so much later. */
    public void delay(Duration delay) {
        behaviour.delay(delay);
    }

    /** From now on there is the same of this number as of the other, such as {@code +821000000101}. */
    public void same(String number, String as) {
        customers.same(number, as);
    }

    /** The latest requests, such as {@code GET /tmf-api/…}, without their queries; newest last. */
    public List<String> requests() {
        return behaviour.requests();
    }

    /** The tickets that were opened, oldest first. */
    public List<JsonNode> openedTickets() {
        return customers.opened();
    }

    /** Forgets requests, faults and opened tickets, and knows the invented subscribers only. */
    public void reset() {
        behaviour.reset();
        customers.reset();
    }

    @Override
    public void close() {
        Await.done("the BSS stand-in cannot close", server.close());
    }
}
