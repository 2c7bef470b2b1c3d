package telecom.assistant.channel.web.directline;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import telecom.assistant.channel.web.config.WebConfig;

/** The address of a conversation's stream. It is absolute, includes a token, and says where to resume. */
@ApplicationScoped
class StreamUrl {

    private final DirectLineTokens tokens;
    private final WebConfig config;

    StreamUrl(DirectLineTokens tokens, WebConfig config) {
        this.tokens = tokens;
        this.config = config;
    }

    /**
     * @param seen the seq up to which the client has seen everything
     * @param request shows where the client reaches us, unless {@code assistant.web.public-url} says so
     */
    String of(Grant grant, long seen, HttpServerRequest request) {
        String token = tokens.issue(
                grant, DirectLineTokens.Use.STREAM, config.directLine().streamUrlLifetime());
        URI base = config.publicUrl().orElseGet(() -> URI.create(request.scheme() + "://" + request.authority()));
        String scheme = base.getScheme().startsWith("https") ? "wss://" : "ws://";
        String prefix = scheme + base.getRawAuthority() + base.getRawPath().replaceFirst("/$", "");
        return prefix + "/v3/directline/conversations/" + grant.conversation()
                + "/stream?watermark=" + seen + "&t=" + token;
    }
}
