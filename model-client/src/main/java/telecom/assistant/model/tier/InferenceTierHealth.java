package telecom.assistant.model.tier;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Shows how the tiers fare. Down when none is usable. It is a matter of wellness and not of readiness: a node without a
 * model still takes utterances and hands callers to agents, and a restart would not bring the model back.
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
        tiers.statuses().forEach(status -> response.withData(status.tier(), status.describe()));
        return response.status(tiers.statuses().stream().anyMatch(TierStatus::isUsable))
                .build();
    }
}
