package telecom.assistant.channel.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.channel.sms.SmsFixtures.NUMBER;
import static telecom.assistant.channel.sms.SmsFixtures.SERVICE;

import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jsmpp.bean.BindType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import telecom.assistant.channel.flow.VertxTimers;
import telecom.assistant.channel.sms.SmsFixtures;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;
import telecom.assistant.channel.sms.smpp.SubmitOutcome.Status;
import telecom.assistant.channel.sms.text.Segmentation;

/** An SMSC that speaks TLS, with a certificate for {@code localhost}. */
class SmppTlsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String PASSWORD = "for-the-test";

    @TempDir
    private static Path certificates;

    private RawSmsc smsc;
    private SmppLink link;

    @BeforeAll
    static void makeCertificates() throws Exception {
        for (String name : new String[] {"smsc", "stranger"}) {
            new CertificateGenerator(certificates, true)
                    .generate(new CertificateRequest()
                            .withName(name)
                            .withCN("localhost")
                            .withSubjectAlternativeName("DNS:localhost")
                            .withPassword(PASSWORD)
                            .withFormats(List.of(Format.PEM, Format.PKCS12)));
        }
    }

    @BeforeEach
    void listen() throws Exception {
        smsc = new RawSmsc(secured());
    }

    @AfterEach
    void stop() throws IOException {
        if (link != null) {
            link.close();
        }
        smsc.close();
    }

    @AfterAll
    static void stopTimers() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void bindsAndSubmitsOverTls() {
        link = link("smsc");

        assertThat(submit()).isEqualTo(new SubmitOutcome(Status.SENT, "id-1"));
    }

    @Test
    void keepsALinkThatIsSilentBetweenItsProbes() {
        link = link("smsc");
        await().atMost(LIMIT).until(() -> smsc.probes() > 2);

        assertThat(submit()).isEqualTo(new SubmitOutcome(Status.SENT, "id-1"));
        assertThat(smsc.bindNanos()).hasSize(1);
    }

    @Test
    void refusesACertificateOfAnUnknownAuthority() {
        assertThatThrownBy(() -> host("localhost", "stranger").connect(LIMIT))
                .isInstanceOf(IOException.class)
                .hasMessage("its certificate is not from an authority that is trusted; check"
                        + " assistant.sms.smpp.tls-configuration");
    }

    @Test
    void refusesACertificateForAnotherHost() {
        assertThatThrownBy(() -> host("127.0.0.1", "smsc").connect(LIMIT))
                .isInstanceOf(IOException.class)
                .hasMessage("its certificate is for another host; check assistant.sms.smpp.host");
    }

    @Test
    void namesTheSettingsWhenTheSmscSpeaksNoTls() throws IOException {
        try (Smsc plain = new Smsc()) {
            SmscTls tls = tls("smsc");

            assertThatThrownBy(() -> new SmscHost("localhost", plain.port(), tls).connect(Duration.ofSeconds(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("check assistant.sms.smpp.port and tls-configuration");
        }
    }

    @Test
    void namesTheSettingWhoseConfigurationDoesNotExist() {
        assertThatThrownBy(() -> SmscTls.of("assistant.sms.smscs.west.", Optional.of("smcs"), name -> Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("assistant.sms.smscs.west.tls-configuration: smcs");
    }

    private SmppLink link(String trusted) {
        SmsConfig.Smpp config = SmsFixtures.config(Map.of("assistant.sms.smpp.enquire-link", "100ms"))
                .smpp();
        SmppLink started = new SmppLink(config, host("localhost", trusted), BindType.BIND_TRX, new VertxTimers(VERTX));
        started.start(incoming -> Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP));
        await().atMost(LIMIT).until(started::isBound);
        return started;
    }

    private SubmitOutcome submit() {
        return link.submit(
                        new Submission(SERVICE, NUMBER, Segmentation.of("안녕하세요").segment(1, 0)))
                .await()
                .atMost(LIMIT);
    }

    private SmscHost host(String name, String trusted) {
        return new SmscHost(name, smsc.port(), tls(trusted));
    }

    private static SmscTls tls(String trusted) {
        return SmscTls.of("assistant.sms.smpp.", Optional.of("smsc"), name -> Optional.of(trusting(trusted)));
    }

    private static ServerSocket secured() throws Exception {
        KeyStore keys =
                KeyStore.getInstance(certificates.resolve("smsc-keystore.p12").toFile(), PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    /** The TLS configuration that a deployment has if it names a file with an authority. */
    private static TlsConfiguration trusting(String name) {
        return new BaseTlsConfiguration() {
            @Override
            public SSLContext createSSLContext() throws Exception {
                KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
                trusted.load(null, null);
                try (InputStream authority = Files.newInputStream(certificates.resolve(name + "-ca.crt"))) {
                    trusted.setCertificateEntry(
                            name, CertificateFactory.getInstance("X.509").generateCertificate(authority));
                }
                TrustManagerFactory managers =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                managers.init(trusted);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, managers.getTrustManagers(), null);
                return context;
            }
        };
    }
}
