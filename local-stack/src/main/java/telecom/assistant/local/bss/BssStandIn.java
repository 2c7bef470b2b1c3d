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
 * A stand-in for the BSS: an HTTP server on loopback, which is running once {@link #start} returns. Its methods may be
 * called from any thread and take effect with the next request.
 */
public final class BssStandIn implements AutoCloseable {
    private static final long BODY_LIMIT = 64L * 1024;
    private static final String MAINTENANCE = "<html><body>Maintenance</body></html>";

    private final Vertx vertx;
    private final BssBehaviour behaviour = new BssBehaviour();
    private final Customers customers = new Customers();
    private HttpServer server;

    private BssStandIn(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Listens on a loopback port; 0 means any free one. */
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
        router.route("/tmf-api/*").handler(this::behave);
        new OpenApis(customers).mount(router);
        return router;
    }

    /** Applies the delay and the next queued fault, if any. */
    private void behave(RoutingContext context) {
        behaviour.record(context.request().method() + " " + context.request().path());
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
        Runnable failure =
                switch (fault) {
                    case RESET -> context.request().connection()::close;
                    case UNAVAILABLE -> response.setStatusCode(503)::end;
                    case UNAUTHORIZED -> response.setStatusCode(401)::end;
                    case HTML ->
                        () -> response.putHeader("Content-Type", "text/html").end(MAINTENANCE);
                    // The connection stays open until the caller or the server closes it.
                    case HANG -> () -> {};
                };
        failure.run();
    }

    private static void refuse(RoutingContext context) {
        String reason = context.failure() == null
                ? "refused"
                : String.valueOf(context.failure().getMessage());
        // An exception in a handler arrives as status 500, but its cause is always a bad request.
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

    /** The base URL to configure in clients: what precedes {@code /tmf-api}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    /** Makes the next {@code times} requests fail in this way, after the failures that were queued before. */
    public void fail(BssFault fault, int times) {
        behaviour.fail(fault, times);
    }

    /** Delays each answer by this much. */
    public void delay(Duration delay) {
        behaviour.delay(delay);
    }

    /** Gives a number the bills, usage and tickets of a known subscriber, such as {@code +821000000101}. */
    public void copyCustomer(String known, String number) {
        customers.copy(known, number);
    }

    /** The latest requests, such as {@code GET /tmf-api/…}, without their queries; newest last. */
    public List<String> requests() {
        return behaviour.requests();
    }

    /** The tickets that were opened, oldest first. */
    public List<JsonNode> openedTickets() {
        return customers.opened();
    }

    /** Forgets requests, faults, opened tickets and copied customers. */
    public void reset() {
        behaviour.reset();
        customers.reset();
    }

    @Override
    public void close() {
        Await.done("the BSS stand-in did not close", server.close());
    }
}
