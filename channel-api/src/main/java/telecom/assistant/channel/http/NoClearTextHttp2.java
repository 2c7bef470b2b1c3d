package telecom.assistant.channel.http;

import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Switches HTTP/2 without TLS off. A proxy that forwards {@code Upgrade: h2c} would otherwise open a tunnel through
 * which anything can be requested, unseen by the proxy. With TLS, clients and server still agree on HTTP/2.
 */
@Singleton
@Unremovable
class NoClearTextHttp2 implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
