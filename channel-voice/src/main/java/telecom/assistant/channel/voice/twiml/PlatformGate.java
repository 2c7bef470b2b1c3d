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
import telecom.assistant.channel.voice.config.VoiceConfig;
import telecom.assistant.channel.voice.conversationrelay.ConversationRelayEndpoint;

/**
 * Admits only the voice platform: by its signature if the signing key is configured, otherwise from this machine alone.
 * In a process without the role {@code voice} these paths do not exist.
 */
@ApplicationScoped
class PlatformGate {

    private static final String PATHS = "/voice/";

    /** Requests find their resource regardless of these: {@code /voice;a=1/twiml} is one of our paths. */
    private static final Pattern MATRIX_PARAMETERS = Pattern.compile(";[^/]*");

    /** Ahead of everything else that looks at requests. */
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

    /** @throws ForbiddenException unless the platform has signed this request with this form */
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

    /** Forms are checked later, when they have been read. A WebSocket has none, and once open it is too late to refuse. */
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
