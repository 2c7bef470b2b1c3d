package telecom.assistant.gateway.startup;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.SubscriberConfig;

class PublicSecretsCheckTest {

    private static final String ANYWHERE = "0.0.0.0";

    /** The settings with which the embedded stack runs. */
    private static final Map<String, String> PUBLIC = Map.ofEntries(
            entry("assistant.subscriber.secret", SubscriberConfig.PUBLIC_SECRET),
            entry("assistant.audit.secret", SubscriberConfig.PUBLIC_SECRET),
            entry("quarkus.datasource.password", "assistant"),
            entry("assistant.sms.smpp.password", "loopback"),
            entry("assistant.model.tiers.primary.api-key", "loopback-only"),
            entry("assistant.demo.enabled", "true"));

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "assistant.subscriber.secret", "own-1",
            "quarkus.datasource.password", "own-2",
            "assistant.sms.smpp.password", "own-3",
            "assistant.model.tiers.primary.api-key", "own-4",
            "assistant.demo.enabled", "false"));

    @Test
    void findsNothingAmongPrivateSecrets() {
        assertThat(findings(ANYWHERE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "[::1]"})
    void allowsEverythingOnLoopback(String host) {
        settings.putAll(PUBLIC);

        assertThat(findings(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ANYWHERE, "::", "192.0.2.10", "assistant.example"})
    void findsEachPublicValueOnAnyOtherHost(String host) {
        settings.putAll(PUBLIC);

        assertThat(findings(host)).containsExactlyInAnyOrderElementsOf(PUBLIC.keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "assistant.subscriber.secret, " + SubscriberConfig.PUBLIC_SECRET,
        "assistant.audit.secret, " + SubscriberConfig.PUBLIC_SECRET,
        "quarkus.datasource.password, assistant",
        "assistant.sms.smpp.password, loopback",
        "assistant.model.tiers.primary.api-key, loopback-only"
    })
    void namesTheSettingThatIsPublic(String name, String value) {
        settings.put(name, value);

        assertThat(findings(ANYWHERE)).containsExactly(name);
    }

    @Test
    void findsSecretsThatAreTooShortOnAnyOtherHost() {
        Map<String, String> secrets = Map.of(
                "assistant.subscriber.secret", "0123456789abcdef",
                "assistant.desk.token", "x",
                "assistant.web.direct-line.secret", "0123456789abcde");

        assertThat(PublicSecretsCheck.guessable(ANYWHERE, name -> Optional.ofNullable(secrets.get(name))))
                .containsExactly("assistant.web.direct-line.secret", "assistant.desk.token");
        assertThat(PublicSecretsCheck.guessable("127.0.0.1", name -> Optional.ofNullable(secrets.get(name))))
                .isEmpty();
    }

    @Test
    void namesTheDemoSetting() {
        settings.put("assistant.demo.enabled", "true");

        assertThat(findings(ANYWHERE)).containsExactly("assistant.demo.enabled");
    }

    @Test
    void namesTheSubscriberSecretThatIsLeftAtItsPublicDefault() {
        settings.remove("assistant.subscriber.secret");

        assertThat(findings(ANYWHERE)).containsExactly("assistant.subscriber.secret");
    }

    @Test
    void acceptsTheAbsenceOfOtherSettings() {
        settings.keySet().retainAll(List.of("assistant.subscriber.secret"));

        assertThat(findings(ANYWHERE)).isEmpty();
    }

    @Test
    void refusesToStartAndSaysWhyWithoutRevealingTheSecret() {
        settings.put("quarkus.http.host", ANYWHERE);
        settings.put("assistant.subscriber.secret", SubscriberConfig.PUBLIC_SECRET);

        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(ANYWHERE, "assistant.subscriber.secret")
                .hasMessageNotContaining(SubscriberConfig.PUBLIC_SECRET);
    }

    private void start() {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        new PublicSecretsCheck(config).check(new StartupEvent());
    }

    private List<String> findings(String host) {
        return PublicSecretsCheck.findings(host, name -> Optional.ofNullable(settings.get(name)));
    }
}
