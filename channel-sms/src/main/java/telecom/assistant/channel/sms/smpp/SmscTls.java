package telecom.assistant.channel.sms.smpp;

import io.quarkus.tls.TlsConfiguration;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * How the connections to an SMSC are secured: not at all, or by TLS from the first octet on, as SMSCs offer it on a
 * port of its own. The certificate has to be for the host that is connected to, unless the configuration says otherwise.
 *
 * @param settings what the names of the SMSC's settings begin with, for messages
 */
record SmscTls(String settings, Optional<TlsConfiguration> configuration) {

    static final SmscTls NONE = new SmscTls("", Optional.empty());

    private static final String CHECK_HOST = "HTTPS";
    private static final String CHECK_NO_HOST = "NONE";

    /**
     * As the settings of an SMSC say.
     *
     * @param settings what their names begin with, such as {@code assistant.sms.smpp.}
     * @throws IllegalArgumentException if there is no such configuration, naming the setting
     */
    static SmscTls of(
            String settings, Optional<String> name, Function<String, Optional<TlsConfiguration>> configurations) {
        return new SmscTls(settings, name.map(given -> configurations
                .apply(given)
                .orElseThrow(() -> new IllegalArgumentException(settings + "tls-configuration: " + given
                        + " (expected: a name for which quarkus.tls." + given + ".… is set)"))));
    }

    /**
     * The socket to use in place of one that is connected. Blocks while TLS is agreed on, for each read at most as long
     * as the limit says; fails with a message that names the setting to look at.
     */
    Socket secure(Socket connected, String host, int port, Duration limit) throws IOException {
        if (configuration.isEmpty()) {
            return connected;
        }
        connected.setSoTimeout((int) limit.toMillis());
        SSLSocket secured =
                (SSLSocket) context(configuration.get()).getSocketFactory().createSocket(connected, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        if (!configuration.get().getHostnameVerificationAlgorithm().equals(Optional.of(CHECK_NO_HOST))) {
            parameters.setEndpointIdentificationAlgorithm(CHECK_HOST);
        }
        secured.setSSLParameters(parameters);
        try {
            secured.startHandshake();
        } catch (IOException e) {
            throw new IOException(explain(e), e);
        }
        secured.setSoTimeout(0);
        return secured;
    }

    private SSLContext context(TlsConfiguration tls) throws IOException {
        try {
            return tls.createSSLContext();
        } catch (Exception e) {
            throw new IOException("the certificates cannot be used; check " + settings + "tls-configuration", e);
        }
    }

    private String explain(IOException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return isForAnotherHost(cause)
                        ? "its certificate is for another host; check " + settings + "host"
                        : "its certificate is not from an authority that is trusted; check " + settings
                                + "tls-configuration";
            }
        }
        return "no TLS connection could be agreed on; check " + settings + "port and tls-configuration";
    }

    private static boolean isForAnotherHost(Throwable refused) {
        String message = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no subject alternative") || message.contains("no name matching");
    }
}
