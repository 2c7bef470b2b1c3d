package telecom.assistant.gateway.bss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telecom.assistant.gateway.Settings;

/** A BSS behind TLS, with a certificate for {@code localhost} that no public authority has issued. */
class BssTlsTest {

    @TempDir
    private static Path certificates;

    private static Vertx vertx;
    private static FakeBss bss;

    private BssClient client;

    @BeforeAll
    static void listen() throws Exception {
        certificate("bss");
        certificate("stranger");
        vertx = Vertx.vertx();
        bss = new FakeBss(
                vertx,
                new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(certificates.resolve("bss.crt").toString())
                                .setKeyPath(certificates.resolve("bss.key").toString())));
        bss.answers("[{\"id\":\"1\"}]");
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
    void asksABssWhoseAuthorityIsTrusted() {
        client = client("localhost", "bss");

        assertThat(ask()).hasSize(1);
    }

    @Test
    void refusesACertificateOfAnUnknownAuthority() {
        client = client("localhost", "stranger");

        assertThatThrownBy(this::ask)
                .isInstanceOf(BssFailure.class)
                .hasMessageContaining("not from an authority that is trusted; check assistant.bss.tls-configuration");
    }

    @Test
    void refusesACertificateForAnotherHost() {
        client = client("127.0.0.1", "bss");

        assertThatThrownBy(this::ask)
                .isInstanceOf(BssFailure.class)
                .hasMessageContaining("for another host; check assistant.bss.base-url");
    }

    @Test
    void namesTheSettingWhoseConfigurationDoesNotExist() {
        BssConfig config = config("localhost");

        assertThatThrownBy(() -> new BssClient(config, vertx, new SimpleMeterRegistry(), name -> Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("assistant.bss.tls-configuration: inside");
    }

    private JsonNode ask() {
        return client.ask(BssRequest.list("resource", Map.of(), "")).await().atMost(Duration.ofSeconds(15));
    }

    private static BssClient client(String host, String trusted) {
        return new BssClient(config(host), vertx, new SimpleMeterRegistry(), name -> Optional.<TlsConfiguration>of(
                        new Trust(certificates.resolve(trusted + "-ca.crt")))
                .filter(any -> name.equals("inside")));
    }

    private static BssConfig config(String host) {
        return Settings.mapping(
                BssConfig.class,
                Map.of(
                        "assistant.bss.base-url", "https://" + host + ":" + bss.port(),
                        "assistant.bss.connect-timeout", "5s",
                        "assistant.bss.timeout", "10s",
                        "assistant.bss.tls-configuration", "inside"));
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
