package telecom.assistant.gateway.knowledge;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Well if all files of {@code assistant.knowledge.folder} are articles, and the database has them. The node works without
 * those that are missing.
 */
@Wellness
class ArticleHealth implements HealthCheck {

    private final ArticleFolder folder;

    ArticleHealth(ArticleFolder folder) {
        this.folder = folder;
    }

    @Override
    public HealthCheckResponse call() {
        String unusable = String.join("; ", folder.unusable());
        return HealthCheckResponse.named("articles")
                .status(unusable.isEmpty() && folder.waiting() == 0)
                .withData("unusable-files", unusable)
                .withData("waiting-for-the-database", folder.waiting())
                .build();
    }
}
