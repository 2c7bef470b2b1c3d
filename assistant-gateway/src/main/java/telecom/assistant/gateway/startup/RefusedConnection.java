package telecom.assistant.gateway.startup;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/**
 * Finds the settings to look at when this node and a server of the operator do not accept each other. The messages
 * repeat nothing that the other side said.
 */
public final class RefusedConnection {

    private static final int DEEPEST = 20;

    private RefusedConnection() {}

    /** What to change about the connection to Kafka; empty if the failure has another cause. */
    public static Optional<String> toKafka(Throwable failure) {
        if (hasCause(failure, SslAuthenticationException.class)) {
            return Optional.of("the certificate of a broker is refused, or a broker refuses this node's; check"
                    + " kafka.tls-configuration-name and the hosts in kafka.bootstrap.servers");
        }
        return hasCause(failure, SaslAuthenticationException.class)
                ? Optional.of("a broker refuses the log-in; check kafka.sasl.mechanism and kafka.sasl.jaas.config")
                : Optional.empty();
    }

    /** What to change about the connection to the database; empty if the failure has another cause. */
    static Optional<String> toDatabase(Throwable failure) {
        boolean isFromDatabase = hasCause(failure, SQLException.class);
        boolean isRefused =
                hasCause(failure, SSLException.class) || causes(failure).anyMatch(RefusedConnection::isForAnotherHost);
        return isFromDatabase && isRefused
                ? Optional.of("the certificate of the database is refused, because it is not from an authority that is"
                        + " trusted or is for another host; check sslrootcert and the host in"
                        + " quarkus.datasource.jdbc.url")
                : Optional.empty();
    }

    /** The driver's own check of the host throws no {@link SSLException}. */
    private static boolean isForAnotherHost(Throwable cause) {
        return cause instanceof SQLException
                && String.valueOf(cause.getMessage()).contains("hostnameverifier");
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> kind) {
        return causes(failure).anyMatch(kind::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
