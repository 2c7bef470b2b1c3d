package telecom.assistant.model.tls;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.http.HttpClientOptions;
import java.util.Optional;
import java.util.function.Function;

/**
 * The TLS configuration that a setting names, one of {@code quarkus.tls.<name>}. The certificates are read when the
 * client is created.
 */
public final class ClientTls {

    private ClientTls() {}

    /**
     * Applies the configuration to a client that is about to be created. Without a name, the client trusts the
     * certificate authorities that Java trusts. Either way the certificate has to be for the host that is asked.
     *
     * @param setting the full name of the setting, for messages
     * @param name what the setting says
     * @param configurations finds a configuration by its name
     * @return the same options
     * @throws IllegalArgumentException if there is no such configuration, naming the setting
     */
    public static HttpClientOptions apply(
            HttpClientOptions options,
            String setting,
            Optional<String> name,
            Function<String, Optional<TlsConfiguration>> configurations) {
        name.ifPresent(given -> TlsConfigUtils.configure(
                options,
                configurations
                        .apply(given)
                        .orElseThrow(() -> new IllegalArgumentException(setting + ": " + given
                                + " (expected: a name for which quarkus.tls." + given + ".… is set)"))));
        return options;
    }
}
