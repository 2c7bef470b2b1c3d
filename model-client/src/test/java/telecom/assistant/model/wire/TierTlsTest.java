package telecom.assistant.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static telecom.assistant.model.wire.OverTheWire.failureOf;

import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ScriptedTier;
import telecom.assistant.model.TestSettings;
import telecom.assistant.model.TierCapabilities;

/** A tier behind TLS, with a certificate for {@code localhost} that no public authority has issued. */
class TierTlsTest {

    private static final String ANSWER = "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
            + "\"content\":\"네\"},\"finish_reason\":\"stop\"}]}";

    @TempDir
    private static Path certificates;

    private static Vertx vertx;
    private static ScriptedTier tier;

    private HttpModelClient client;

    @BeforeAll
    static void listen() throws Exception {
        certificate("tier");
        certificate("stranger");
        vertx = Vertx.vertx();
        tier = new ScriptedTier(
                vertx,
                new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(certificates.resolve("tier.crt").toString())
                                .setKeyPath(certificates.resolve("tier.key").toString())));
        tier.plays(response -> OverTheWire.json(response, ANSWER));
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
    }

    @Test
    void asksATierWhoseAuthorityIsTrusted() {
        client = client("localhost", "tier");

        assertThat(OverTheWire.ask(client).awaitCompletion(OverTheWire.PATIENCE).getItems())
                .isNotEmpty();
    }

    @Test
    void refusesACertificateOfAnUnknownAuthority() {
        client = client("localhost", "stranger");

        ModelFailure failure = failureOf(OverTheWire.ask(client));

        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure)
                .hasMessageContaining("not from an authority that is trusted")
                .hasMessageContaining("assistant.model.tiers.primary.tls-configuration");
    }

    @Test
    void refusesACertificateForAnotherHost() {
        client = client("127.0.0.1", "tier");

        ModelFailure failure = failureOf(OverTheWire.ask(client));

        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure)
                .hasMessageContaining("for another host")
                .hasMessageContaining("assistant.model.tiers.primary.base-url");
    }

    @Test
    void trustsTheAuthoritiesOfJavaUnlessAConfigurationIsNamed() {
        client = client("localhost", Map.of(), name -> Optional.empty());

        assertThat(failureOf(OverTheWire.ask(client))).hasMessageContaining("not from an authority that is trusted");
    }

    @Test
    void namesTheSettingWhoseConfigurationDoesNotExist() {
        assertThatThrownBy(() -> client("localhost", Map.of("tls-configuration", "teir"), name -> Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("assistant.model.tiers.primary.tls-configuration: teir");
    }

    private static HttpModelClient client(String host, String trusted) {
        return client(host, Map.of("tls-configuration", "tier"), name -> Optional.<TlsConfiguration>of(
                        new Trust(certificates.resolve(trusted + "-ca.crt")))
                .filter(any -> name.equals("tier")));
    }

    private static HttpModelClient client(
            String host, Map<String, String> settings, Function<String, Optional<TlsConfiguration>> configurations) {
        ModelConfig.Tier written = TestSettings.tier(address(host), new HashMap<>(settings));
        return new HttpModelClient(vertx, "primary", written, TierCapabilities.of(written), configurations);
    }

    private static String address(String host) {
        return "https://" + host + ":" + tier.port() + "/v1";
    }

    private static void certificate(String name) throws Exception {
        new CertificateGenerator(certificates, true)
                .generate(new CertificateRequest()
                        .withName(name)
                        .withCN("localhost")
                        .withSubjectAlternativeName("DNS:localhost")
                        .withFormat(Format.PEM));
    }

    /** The TLS configuration that a deployment has if it names a file with an authority. */
    private static final class Trust extends BaseTlsConfiguration {

        private final Path authority;

        Trust(Path authority) {
            this.authority = authority;
        }

        @Override
        public TrustOptions getTrustStoreOptions() {
            return new PemTrustOptions().addCertPath(authority.toString());
        }

        @Override
        public SSLOptions getSSLOptions() {
            return new SSLOptions();
        }
    }
}
