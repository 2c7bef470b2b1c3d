package telecom.assistant.channel.voice.twiml;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.ForbiddenException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.http.LoopbackGuard;
import telecom.assistant.channel.voice.VoiceConfig;
import telecom.assistant.channel.voice.conversationrelay.ConversationRelayEndpoint;

/**
 * Lets nobody but the voice platform in: by its signature when the signing key is configured, else from this machine
 * only. A process without the role {@code voice} has no such paths.
 */
@ApplicationScoped
class PlatformGate {

    private static final String PATHS = "/voice/";

    /** They are no part of the path by which a request finds its resource: {@code /voice;a=1/twiml} is one of ours. */
    private static final Pattern MATRIX_PARAMETERS = Pattern.compile(";[^/]*");

    /** Before whatever else looks at a request. */
    private static final int PRIORITY = 1_000;

    private final Optional<PlatformSignature> signature;
    private final PublicAddress address;
    private final boolean hasRole;

    PlatformGate(VoiceConfig config, PublicAddress address, NodeRoles roles) {
        this.signature = config.authToken().map(PlatformSignature::new);
        this.address = address;
        this.hasRole = roles.has("voice");
    }

    void guard(@Observes Filters filters) {
        filters.register(this::filter, PRIORITY);
    }

    /** @throws ForbiddenException when the platform has not signed this request with this form */
    void check(HttpServerRequest request, Map<String, List<String>> form) {
        if (!isSigned(request, address.http(request, request.uri()), form)) {
            throw new ForbiddenException();
        }
    }

    private void filter(RoutingContext context) {
        String path = MATRIX_PARAMETERS.matcher(context.normalizedPath()).replaceAll("");
        if (!path.startsWith(PATHS)) {
            context.next();
        } else if (!hasRole) {
            context.response().setStatusCode(404).end();
        } else if (!admits(context.request(), path)) {
            context.response().setStatusCode(403).end();
        } else {
            context.next();
        }
    }

    /** A form can be checked only once it has been read; a WebSocket has none, and it is too late once it is open. */
    private boolean admits(HttpServerRequest request, String path) {
        if (signature.isEmpty()) {
            return LoopbackGuard.admits(request);
        }
        return !path.equals(ConversationRelayEndpoint.PATH)
                || isSigned(request, address.webSocket(request, request.uri()), Map.of());
    }

    private boolean isSigned(HttpServerRequest request, String url, Map<String, List<String>> form) {
        return signature
                .map(expected -> expected.isOf(url, form, request.getHeader(PlatformSignature.HEADER)))
                .orElse(true);
    }
}
