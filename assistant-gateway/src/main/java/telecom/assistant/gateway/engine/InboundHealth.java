package telecom.assistant.gateway.engine;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Reports DOWN once the offset of an event could not be settled with Kafka for a long time. Later events of the
 * partition are still processed, but their offsets are no longer committed, so a restart repeats all of them. The
 * sooner it comes, the less there is to repeat.
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
