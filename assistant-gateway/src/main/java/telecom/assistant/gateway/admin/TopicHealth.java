package telecom.assistant.gateway.admin;

import io.smallrye.health.api.Wellness;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Shows the topics that are missing or keep their records for too long. This is wellness and not readiness, because
 * another node would find the same. It is up until Kafka has answered once; whether Kafka is reachable is shown
 * elsewhere.
 */
@Wellness
class TopicHealth implements HealthCheck {

    private final TopicCheck check;

    TopicHealth(TopicCheck check) {
        this.check = check;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("topics");
        Optional<List<TopicFinding>> findings = check.findings();
        if (findings.isEmpty()) {
            return response.up().withData("topics", "not checked yet").build();
        }
        findings.get().forEach(finding -> response.withData(finding.topic(), finding.what()));
        return response.status(findings.get().isEmpty()).build();
    }
}
