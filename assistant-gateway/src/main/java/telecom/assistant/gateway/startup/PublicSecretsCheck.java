package telecom.assistant.gateway.startup;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import telecom.assistant.channel.SubscriberConfig;

/**
 * Refuses to start with the public secrets of the embedded stack if any other machine could reach the application,
 * because these secrets are in the published source.
 */
@ApplicationScoped
class PublicSecretsCheck {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    /** Settings whose values in the embedded stack are public. */
    private static final Map<String, Set<String>> PUBLIC = Map.of(
            "assistant.subscriber.secret", Set.of(SubscriberConfig.PUBLIC_SECRET),
            "assistant.audit.secret", Set.of(SubscriberConfig.PUBLIC_SECRET),
            "quarkus.datasource.password", Set.of("assistant"),
            "assistant.sms.smpp.password", Set.of("loopback"),
            "assistant.model.tiers.primary.api-key", Set.of("loopback-only"),
            "quarkus.oidc.credentials.secret", Set.of("loopback-only-client-secret-of-the-stack"));

    /** The secrets that protect endpoints reachable over HTTP. */
    private static final List<String> GUARDING = List.of(
            "assistant.subscriber.secret",
            "assistant.web.direct-line.secret",
            "assistant.web.direct-line.token-key",
            "assistant.desk.token",
            "assistant.admin.token",
            "quarkus.oidc.credentials.secret");

    private static final int SHORTEST_SECRET = 16;

    private final Config config;

    PublicSecretsCheck(Config config) {
        this.config = config;
    }

    void check(@Observes StartupEvent started) {
        String host = config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0");
        List<String> found = findings(host, name -> config.getOptionalValue(name, String.class));
        List<String> guessable = guessable(host, name -> config.getOptionalValue(name, String.class));
        if (!guessable.isEmpty()) {
            throw new IllegalStateException("quarkus.http.host: " + host
                    + " is not loopback, but these secrets could be guessed: " + String.join(", ", guessable)
                    + " (expected: at least " + SHORTEST_SECRET + " characters)");
        }
        if (!found.isEmpty()) {
            throw new IllegalStateException("quarkus.http.host: " + host
                    + " is not loopback, but these settings are public or open: " + String.join(", ", found)
                    + " (expected: secrets of your own, and no demonstration)");
        }
    }

    /** The secrets that are too short for a server that listens on this host. */
    static List<String> guessable(String host, Function<String, Optional<String>> value) {
        return LOOPBACK.contains(host)
                ? List.of()
                : GUARDING.stream()
                        .filter(name -> value.apply(name)
                                .filter(secret -> secret.length() < SHORTEST_SECRET)
                                .isPresent())
                        .toList();
    }

    /** The settings that rule out listening on this host. */
    static List<String> findings(String host, Function<String, Optional<String>> value) {
        List<String> found = new ArrayList<>();
        if (LOOPBACK.contains(host)) {
            return found;
        }
        PUBLIC.forEach(
                (name, values) -> value.apply(name).filter(values::contains).ifPresent(ignored -> found.add(name)));
        if (value.apply("assistant.subscriber.secret").isEmpty()) {
            found.add("assistant.subscriber.secret");
        }
        value.apply("assistant.demo.enabled")
                .filter(enabled -> !enabled.isBlank() && !enabled.equalsIgnoreCase("false"))
                .ifPresent(ignored -> found.add("assistant.demo.enabled"));
        found.sort(null);
        return found;
    }
}
