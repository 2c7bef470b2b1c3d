package telecom.assistant.model.tls;

import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Finds out whether a connection failed because of TLS, and says what to do about it. */
public final class CertificateRefusal {

    private CertificateRefusal() {}

    /**
     * What went wrong with TLS and which setting to look at; empty if the failure has another cause. Repeats nothing of
     * the certificate.
     *
     * @param prefix of the settings of the server, ending in a dot: it has {@code base-url} and
     *     {@code tls-configuration}
     */
    public static Optional<String> in(Throwable failure, String prefix) {
        if (causes(failure).noneMatch(SSLException.class::isInstance)) {
            return Optional.empty();
        }
        return Optional.of(causes(failure)
                .filter(CertificateException.class::isInstance)
                .reduce((outer, inner) -> inner)
                .map(refused -> isForAnotherHost(refused)
                        ? "its certificate is for another host; check " + prefix + "base-url"
                        : "its certificate is not from an authority that is trusted; check " + prefix
                                + "tls-configuration")
                .orElse("no TLS connection could be agreed on; check " + prefix + "tls-configuration"));
    }

    private static boolean isForAnotherHost(Throwable refused) {
        String message = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no subject alternative") || message.contains("no name matching");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
