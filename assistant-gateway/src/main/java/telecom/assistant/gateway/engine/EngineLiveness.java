package telecom.assistant.gateway.engine;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import telecom.assistant.channel.NodeRoles;

/**
 * Reports DOWN when events are waiting and no conversation has made progress for {@link EngineConfig#stuckAfter},
 * although the database answers. An outage of the database or of Kafka affects readiness only, because a restart would
 * not end it.
 */
@Liveness
class EngineLiveness implements HealthCheck {

    private final Lanes lanes;
    private final NodeRoles roles;
    private final EngineConfig config;

    EngineLiveness(Lanes lanes, NodeRoles roles, EngineConfig config) {
        this.lanes = lanes;
        this.roles = roles;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        boolean stuck = roles.has("engine") && lanes.areStuck(config.stuckAfter());
        return HealthCheckResponse.named("engine").status(!stuck).build();
    }
}
