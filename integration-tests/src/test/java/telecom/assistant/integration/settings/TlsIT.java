package telecom.assistant.integration.settings;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.LocalStack;
import telecom.assistant.local.Part;
import telecom.assistant.local.StackOptions;
import telecom.assistant.local.gateway.Gateway;
import telecom.assistant.local.kafka.KafkaPart;
import telecom.assistant.local.kafka.SecuredListener;
import telecom.assistant.local.process.ChildProcess;
import telecom.assistant.local.process.Ports;

/**
 * HTTP, Kafka with a log-in, and PostgreSQL, all behind TLS, with certificates for {@code localhost} that are made for
 * the test; health and metrics on their own port.
 */
@Tag("long")
class TlsIT {

    private static final Path FOLDER = Path.of(System.getProperty("work.folder"), "tls");
    private static final Path CERTIFICATES = FOLDER.resolve("certificates");
    private static final String PASSWORD = "for-the-test-only";
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final String KAFKA_AUTHORITY = "quarkus.tls.inside.trust-store.pem.certs";
    private static final Duration SOON = Duration.ofSeconds(90);

    private static LocalStack stack;
    private static KafkaPart kafka;
    private static SecuredListener listener;
    private static Gateway gateway;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        makeCertificates();
        stack = LocalStack.start(StackOptions.in(FOLDER.resolve("stack"))
                .withFresh(true)
                .withParts(EnumSet.of(Part.POSTGRES, Part.MODEL)));
        turnOnTlsOfPostgres();
        Ports ports = new Ports();
        listener = new SecuredListener(
                ports.firstFree(19_093),
                CERTIFICATES.resolve("server-keystore.p12").toAbsolutePath(),
                PASSWORD);
        kafka = KafkaPart.start(FOLDER.resolve("stack"), ports, SOON, Optional.of(listener));
        port = ports.firstFree(18_443);
        gateway = Gateway.start(World.jar(), FOLDER.resolve("gateway.log"), settings("settings", Map.of()));
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable part : new AutoCloseable[] {gateway, kafka, stack}) {
            if (part != null) {
                part.close();
            }
        }
    }

    @Test
    void answersAChatWithEveryConnectionSecured() throws Exception {
        String user = "{\"user\":{\"id\":\"tls\",\"name\":\"TLS\"}}";
        String token = field(post("/v3/directline/tokens/generate", "", user).body(), "token");
        String conversation =
                field(post("/v3/directline/conversations", token, "{}").body(), "conversationId");
        String path = "/v3/directline/conversations/" + conversation + "/activities";

        String message = "{\"type\":\"message\",\"from\":{\"id\":\"tls\"},\"text\":\"안녕하세요\"}";
        assertThat(post(path, token, message).statusCode()).isEqualTo(200);

        await("a reply").atMost(SOON).until(() -> send(HttpRequest.newBuilder(address("localhost", path))
                        .header("Authorization", "Bearer " + token)
                        .build())
                .body()
                .contains("\"role\":\"bot\""));
        assertThat(connectionsToPostgres(true)).isPositive();
        assertThat(connectionsToPostgres(false)).isZero();
    }

    @Test
    void healthAndMetricsAreOnTheirOwnPortOnly() throws Exception {
        for (String path : List.of("/q/health/live", "/q/health/ready", "/q/metrics")) {
            assertThat(send(HttpRequest.newBuilder(address("localhost", path)).build())
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(gateway.managementUrl() + path))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void clientsRefuseAnotherAuthorityOrHost() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address("localhost", "/")).build();
        assertThatThrownBy(() -> client("stranger").send(request, BodyHandlers.discarding()))
                .isInstanceOf(SSLHandshakeException.class);
        HttpRequest elsewhere =
                HttpRequest.newBuilder(address("127.0.0.1", "/")).build();
        assertThatThrownBy(() -> client("server").send(elsewhere, BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesADatabaseOfAnUnknownAuthority() throws Exception {
        assertRefused(JDBC_URL, jdbc("localhost", "stranger"), "quarkus.datasource.jdbc.url");
    }

    @Test
    void refusesADatabaseWhoseCertificateIsForAnotherHost() throws Exception {
        assertRefused(JDBC_URL, jdbc("127.0.0.1", "server"), "quarkus.datasource.jdbc.url");
    }

    @Test
    void refusesABrokerOfAnUnknownAuthority() throws Exception {
        assertRefused(KAFKA_AUTHORITY, authority("stranger"), "check kafka.tls-configuration-name");
    }

    @Test
    void refusesABrokerWhoseCertificateIsForAnotherHost() throws Exception {
        assertRefused(
                "kafka.bootstrap.servers",
                "127.0.0.1:" + listener.port(),
                "check kafka.tls-configuration-name and the hosts in kafka.bootstrap.servers");
    }

    @Test
    void namesTheLogInThatABrokerRefuses() throws Exception {
        assertRefused("kafka.sasl.jaas.config", logIn("wrong"), "check kafka.sasl.mechanism");
    }

    /** What the stack says, and a folder with the settings of this test. */
    private static Map<String, String> settings(String name, Map<String, String> further) throws IOException {
        Map<String, String> files = new HashMap<>(secured());
        files.putAll(further);
        Path folder = Files.createDirectories(FOLDER.resolve(name));
        Files.writeString(folder.resolve("config_ordinal"), "290");
        for (Map.Entry<String, String> each : files.entrySet()) {
            Files.writeString(folder.resolve(each.getKey()), each.getValue());
        }
        Map<String, String> settings = new HashMap<>(stack.settings());
        settings.remove("QUARKUS_DATASOURCE_REACTIVE_URL");
        settings.remove("QUARKUS_DATASOURCE_JDBC_URL");
        settings.put(
                "SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS", folder.toAbsolutePath().toString());
        settings.put("ASSISTANT_ADMIN_TOPIC_REPLICAS", "1");
        settings.put("ASSISTANT_ADMIN_TOPIC_IN_SYNC_REPLICAS", "1");
        return settings;
    }

    private static Map<String, String> secured() {
        return Map.ofEntries(
                entry("quarkus.tls.http.key-store.pem.0.cert", file("server.crt")),
                entry("quarkus.tls.http.key-store.pem.0.key", file("server.key")),
                entry("quarkus.http.tls-configuration-name", "http"),
                entry("quarkus.http.ssl-port", String.valueOf(port)),
                entry("quarkus.http.insecure-requests", "disabled"),
                entry(KAFKA_AUTHORITY, authority("server")),
                entry("kafka.tls-configuration-name", "inside"),
                entry("kafka.bootstrap.servers", "localhost:" + listener.port()),
                entry("kafka.security.protocol", "SASL_SSL"),
                entry("kafka.sasl.mechanism", "PLAIN"),
                entry("kafka.sasl.jaas.config", logIn(PASSWORD)),
                entry(
                        "quarkus.datasource.reactive.url",
                        "postgresql://localhost:" + stack.postgres().port() + "/assistant"),
                entry("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full"),
                entry("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS"),
                entry("quarkus.datasource.reactive.trust-certificate-pem", "true"),
                entry("quarkus.datasource.reactive.trust-certificate-pem.certs", authority("server")),
                entry(JDBC_URL, jdbc("localhost", "server")),
                // The first handshake of a process takes seconds on a busy machine.
                entry("quarkus.datasource.jdbc.acquisition-timeout", "60s"));
    }

    /** Starts a node with a setting that is wrong, and waits until its log names what to look at. */
    private static void assertRefused(String setting, String wrong, String named) throws IOException {
        Ports ports = new Ports();
        String name = "refused-" + UUID.randomUUID();
        Map<String, String> settings = settings(
                name, Map.of(setting, wrong, "quarkus.http.ssl-port", String.valueOf(ports.firstFree(28_443))));
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.firstFree(29_000)));
        Path log = FOLDER.resolve(name + ".log");
        ChildProcess node = ChildProcess.start(
                "gateway",
                List.of(
                        ChildProcess.java(),
                        "-jar",
                        World.jar().toAbsolutePath().toString()),
                settings,
                log);
        try {
            await("a log that names " + named)
                    .atMost(SOON)
                    .until(() -> Files.exists(log) && Files.readString(log).contains(named));
        } finally {
            node.terminate(Duration.ofSeconds(20));
        }
    }

    private static String logIn(String password) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + SecuredListener.USER
                + "\" password=\"" + password + "\";";
    }

    private static String jdbc(String host, String trusted) {
        return "jdbc:postgresql://" + host + ":" + stack.postgres().port()
                + "/assistant?sslmode=verify-full&sslrootcert=" + authority(trusted);
    }

    private static String authority(String name) {
        return file(name + "-ca.crt");
    }

    private static String file(String name) {
        return CERTIFICATES.resolve(name).toAbsolutePath().toString();
    }

    private static void makeCertificates() throws Exception {
        Files.createDirectories(CERTIFICATES);
        for (String name : new String[] {"server", "stranger"}) {
            new CertificateGenerator(CERTIFICATES, true)
                    .generate(new CertificateRequest()
                            .withName(name)
                            .withCN("localhost")
                            .withSubjectAlternativeName("DNS:localhost")
                            .withPassword(PASSWORD)
                            .withFormats(List.of(Format.PEM, Format.PKCS12)));
        }
        Files.setPosixFilePermissions(CERTIFICATES.resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
    }

    private static void turnOnTlsOfPostgres() throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set ssl_cert_file = '" + file("server.crt") + "'");
            statement.execute("alter system set ssl_key_file = '" + file("server.key") + "'");
            statement.execute("alter system set ssl = on");
            statement.execute("select pg_reload_conf()");
        }
    }

    /** How many connections of the node there are, with or without TLS. */
    private static int connectionsToPostgres(boolean secured) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select count(*) from pg_stat_ssl join pg_stat_activity using (pid)"
                                + " where pid <> pg_backend_pid() and backend_type = 'client backend' and ssl = "
                                + secured)) {
            found.next();
            return found.getInt(1);
        }
    }

    private static Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + stack.postgres().port() + "/assistant?sslmode=prefer",
                "assistant",
                "assistant");
    }

    private static HttpResponse<String> post(String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address("localhost", path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return client("server").send(request, BodyHandlers.ofString());
    }

    private static URI address(String host, String path) {
        return URI.create("https://" + host + ":" + port + path);
    }

    private static String field(String json, String name) {
        return json.replaceFirst("(?s).*\"" + name + "\"\\s*:\\s*\"([^\"]*)\".*", "$1");
    }

    private static HttpClient client(String trusted) throws Exception {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        try (InputStream authority = Files.newInputStream(CERTIFICATES.resolve(trusted + "-ca.crt"))) {
            authorities.setCertificateEntry(
                    trusted, CertificateFactory.getInstance("X.509").generateCertificate(authority));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
