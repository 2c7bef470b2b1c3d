package telecom.assistant.local.smsc;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;

/** {@code /control/smsc}: the settings of {@link SmscStandIn} over HTTP. */
record SmscControl(SmscStandIn smsc) {

    void mount(Router router) {
        router.get("/control/smsc")
                .handler(context -> context.json(new JsonObject()
                        .put("boundSessions", smsc.boundSessions())
                        .put("waiting", smsc.waiting())));
        router.post("/control/smsc/fault").handler(this::fault);
        router.post("/control/smsc/disconnect").blockingHandler(context -> {
            smsc.disconnect();
            context.response().setStatusCode(204).end();
        });
        router.delete("/control/smsc").handler(context -> {
            smsc.reset();
            context.response().setStatusCode(204).end();
        });
    }

    private void fault(RoutingContext context) {
        JsonObject order = context.body().asJsonObject();
        String mode = order.getString("mode", "");
        SmscFault fault = SmscFault.named(mode)
                .orElseThrow(() -> new IllegalArgumentException("mode: " + mode + " (expected one of "
                        + Arrays.stream(SmscFault.values())
                                .map(SmscFault::wireName)
                                .toList() + ")"));
        smsc.fail(fault, order.getInteger("times", 1));
        context.response().setStatusCode(204).end();
    }
}
