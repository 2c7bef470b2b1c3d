package telecom.assistant.local.kafka;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * A further address of the broker, at {@code localhost}, with TLS and a log-in by name and password (SASL/PLAIN).
 *
 * @param port where it listens on loopback
 * @param keyStore PKCS #12, with the broker's key and certificate
 * @param password of the key store, and of the one user
 */
public record SecuredListener(int port, Path keyStore, String password) {

    /** The name of the one user. */
    public static final String USER = "assistant";

    private static final String NAME = "SASL_SSL";

    String address() {
        return NAME + "://127.0.0.1:" + port;
    }

    String advertised() {
        return NAME + "://localhost:" + port;
    }

    void putInto(Properties properties) {
        properties.put(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT," + NAME + ":" + NAME);
        properties.put("ssl.keystore.type", "PKCS12");
        properties.put("ssl.keystore.location", keyStore.toString());
        properties.put("ssl.keystore.password", password);
        properties.put("ssl.key.password", password);
        properties.put("sasl.enabled.mechanisms", "PLAIN");
        properties.put(
                "listener.name.sasl_ssl.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + USER + "=\"" + password
                        + "\";");
    }

    /** For the command line of the broker's process. */
    List<String> arguments() {
        return List.of(String.valueOf(port), keyStore.toString(), password);
    }

    static SecuredListener of(String port, String keyStore, String password) {
        return new SecuredListener(Integer.parseInt(port), Path.of(keyStore), password);
    }
}
