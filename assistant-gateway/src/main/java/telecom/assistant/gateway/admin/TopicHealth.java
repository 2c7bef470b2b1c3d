package telecom.assistant.gateway.admin;

import io.smallrye.health.api.Wellness;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Shows the topics that are missing or keep what they hold for too long. Wellness, not readiness: another node would find
 * the same. Up as long as Kafka has not been able to say; that Kafka is away is shown elsewhere.
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
            return response.up().withData("topics", "not looked at").build();
        }
        findings.get().forEach(finding -> response.withData(finding.topic(), finding.what()));
        return response.status(findings.get().isEmpty()).build();
    }
}
