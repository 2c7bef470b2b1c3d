package telecom.assistant.local.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;

/** {@code /control}: the settings and records of {@link ModelStandIn} over HTTP. */
final class ControlEndpoint {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Behaviour behaviour;

    ControlEndpoint(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    void mount(Router router) {
        router.post("/control/fault").handler(this::fault);
        router.post("/control/pace").handler(this::pace);
        router.post("/control/echo").handler(this::echo);
        router.get("/control/requests").handler(this::requests);
        router.get("/control/aborts")
                .handler(context -> context.json(
                        new JsonObject().put("aborts", behaviour.requests().aborts())));
        router.get("/control/traffic").handler(this::traffic);
        router.delete("/control").handler(context -> {
            behaviour.reset();
            context.response().setStatusCode(204).end();
        });
    }

    private void fault(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        Fault fault = Fault.named(body.getString("mode", ""))
                .orElseThrow(() -> new IllegalArgumentException("mode: " + body.getString("mode")
                        + " (expected one of "
                        + Arrays.stream(Fault.values()).map(Fault::wireName).toList() + ")"));
        behaviour.faults().add(fault, body.getInteger("times", 1));
        context.response().setStatusCode(204).end();
    }

    private void pace(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        Pace current = behaviour.pace();
        Pace wanted = new Pace(
                Duration.ofMillis(
                        body.getLong("firstTokenMillis", current.firstToken().toMillis())),
                Duration.ofMillis(body.getLong("tokenMillis", current.token().toMillis())));
        behaviour.pace(() -> wanted);
        context.response().setStatusCode(204).end();
    }

    private void echo(RoutingContext context) {
        behaviour.echo(new Echo(context.body().asJsonObject().getInteger("words")));
        context.response().setStatusCode(204).end();
    }

    private void traffic(RoutingContext context) {
        context.json(new JsonObject()
                .put("requestsOpen", behaviour.requests().open())
                .put("mostRequestsOpen", behaviour.requests().mostOpen())
                .put("connectionsOpen", behaviour.connections().open())
                .put("connectionsOpened", behaviour.connections().opened()));
    }

    private void requests(RoutingContext context) {
        try {
            context.response()
                    .putHeader("Content-Type", "application/json")
                    .end(JSON.writeValueAsString(behaviour.requests().all()));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
