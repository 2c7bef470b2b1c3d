package telecom.assistant.model.tier;

import io.smallrye.health.api.Wellness;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Shows the health of the tiers. It is down when a route has no usable tier, and then says which route. This is
 * wellness and not readiness: a node without a model still accepts utterances and hands callers over to agents, and a
 * restart would not bring the model back.
 */
@Wellness
class InferenceTierHealth implements HealthCheck {

    private final InferenceTiers tiers;

    InferenceTierHealth(InferenceTiers tiers) {
        this.tiers = tiers;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Inference tiers");
        tiers.statuses().forEach(status -> response.withData(status.tier(), status.describe())
                .withData(status.tier() + " supports", status.supports()));
        List<String> deadRoutes = tiers.deadRoutes();
        deadRoutes.forEach(setting -> response.withData(setting, "none of its tiers is usable"));
        return response.status(deadRoutes.isEmpty()).build();
    }
}
