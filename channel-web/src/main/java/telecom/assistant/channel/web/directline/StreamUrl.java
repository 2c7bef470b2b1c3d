package telecom.assistant.channel.web.directline;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import telecom.assistant.channel.web.WebConfig;

/** The address of a conversation's stream: absolute, pre-authorised, and with the place to resume from. */
@ApplicationScoped
class StreamUrl {

    private final Tokens tokens;
    private final WebConfig config;

    StreamUrl(Tokens tokens, WebConfig config) {
        this.tokens = tokens;
        this.config = config;
    }

    /**
     * @param seen the seq that the client has seen
     * @param request tells how the client reaches us, unless {@code assistant.web.public-url} does
     */
    String of(Grant grant, long seen, HttpServerRequest request) {
        String token =
                tokens.issue(grant, Tokens.Use.STREAM, config.directLine().streamUrlLifetime());
        return base(config.publicUrl(), request) + "/v3/directline/conversations/" + grant.conversation()
                + "/stream?watermark=" + seen + "&t=" + token;
    }

    private static String base(Optional<URI> publicUrl, HttpServerRequest request) {
        URI http = publicUrl.orElseGet(() -> URI.create(request.scheme() + "://" + request.authority()));
        String path = http.getRawPath().endsWith("/")
                ? http.getRawPath().substring(0, http.getRawPath().length() - 1)
                : http.getRawPath();
        return (http.getScheme().startsWith("https") ? "wss://" : "ws://") + http.getRawAuthority() + path;
    }
}
