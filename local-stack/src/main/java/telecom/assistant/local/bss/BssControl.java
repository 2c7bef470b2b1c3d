package telecom.assistant.local.bss;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;

/** {@code /control}: the settings of {@link BssStandIn} over HTTP. */
final class BssControl {
    private final BssBehaviour behaviour;
    private final Customers customers;

    BssControl(BssBehaviour behaviour, Customers customers) {
        this.behaviour = behaviour;
        this.customers = customers;
    }

    void mount(Router router) {
        router.post("/control/fault").handler(this::fault);
        router.post("/control/delay").handler(context -> {
            behaviour.delay(Duration.ofMillis(context.body().asJsonObject().getLong("millis", 0L)));
            done(context);
        });
        router.delete("/control").handler(context -> {
            behaviour.reset();
            customers.reset();
            done(context);
        });
    }

    private void fault(RoutingContext context) {
        JsonObject order = context.body().asJsonObject();
        String mode = order.getString("mode", "");
        BssFault fault = BssFault.named(mode)
                .orElseThrow(() -> new IllegalArgumentException("mode: " + mode + " (expected one of "
                        + Arrays.stream(BssFault.values())
                                .map(BssFault::wireName)
                                .toList() + ")"));
        behaviour.fail(fault, order.getInteger("times", 1));
        done(context);
    }

    private static void done(RoutingContext context) {
        context.response().setStatusCode(204).end();
    }
}
