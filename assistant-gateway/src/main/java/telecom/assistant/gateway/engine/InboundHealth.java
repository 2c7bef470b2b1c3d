package telecom.assistant.gateway.engine;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down once the offset of an event could not be settled with Kafka for a long time. Its partition is still worked on
 * but commits nothing more, and a restart takes everything since then again: the sooner, the less there is to repeat.
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
