package telecom.assistant.gateway.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class RefusedConnectionTest {

    @Test
    void namesTheSettingsOfKafka() {
        assertThat(RefusedConnection.toKafka(new ExecutionException(new SslAuthenticationException("handshake"))))
                .get()
                .asString()
                .contains("kafka.tls-configuration-name", "kafka.bootstrap.servers");
        assertThat(RefusedConnection.toKafka(new ExecutionException(new SaslAuthenticationException("no"))))
                .get()
                .asString()
                .contains("kafka.sasl.jaas.config");
    }

    @Test
    void namesTheSettingsOfTheDatabase() {
        SQLException untrusted = new SQLException("SSL error", new SSLHandshakeException("PKIX"));
        SQLException elsewhere = new SQLException(
                "The hostname 127.0.0.1 could not be verified by hostnameverifier PgjdbcHostnameVerifier.");

        assertThat(RefusedConnection.toDatabase(new IllegalStateException(untrusted)))
                .get()
                .asString()
                .contains("quarkus.datasource.jdbc.url")
                .doesNotContain("PKIX");
        assertThat(RefusedConnection.toDatabase(new IllegalStateException(elsewhere)))
                .isPresent();
    }

    @Test
    void saysNothingAboutOtherFailures() {
        assertThat(RefusedConnection.toKafka(new ExecutionException(new TimeoutException("late"))))
                .isEmpty();
        assertThat(RefusedConnection.toDatabase(new SQLException("syntax"))).isEmpty();
        assertThat(RefusedConnection.toDatabase(new SSLHandshakeException("of another edge")))
                .isEmpty();
        assertThat(RefusedConnection.toDatabase(null)).isEmpty();
    }
}
