package telecom.assistant.gateway.engine;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down when the outcome of an event could not be told to Kafka for a long time. Its partition is worked on, and commits
 * nothing more: a restart takes all of it again, so the sooner the better.
 */
@Wellness
class InboundHealth implements HealthCheck {

    private final InboundConsumer inbound;

    InboundHealth(InboundConsumer inbound) {
        this.inbound = inbound;
    }

    @Override
    public HealthCheckResponse call() {
        int unsettled = inbound.unsettled();
        return HealthCheckResponse.named("inbound")
                .status(unsettled == 0)
                .withData("unsettled-events", unsettled)
                .build();
    }
}
