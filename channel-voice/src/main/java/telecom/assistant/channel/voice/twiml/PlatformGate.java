package telecom.assistant.channel.voice.twiml;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.channel.http.Gate;
import telecom.assistant.channel.http.Gatekeeper;
import telecom.assistant.channel.http.LoopbackGuard;
import telecom.assistant.channel.voice.config.VoiceConfig;

/**
 * Admits only the voice platform: by its signature if the signing key is configured, otherwise only from this machine.
 */
@ApplicationScoped
class PlatformGate implements Gate {

    private final Optional<PlatformSignature> signature;
    private final PublicAddress address;

    PlatformGate(VoiceConfig config, PublicAddress address) {
        this.signature = config.authToken().map(PlatformSignature::new);
        this.address = address;
    }

    @Override
    public String role() {
        return "voice";
    }

    @Override
    public boolean covers(String path) {
        return path.startsWith("/voice/");
    }

    @Override
    public void check(RoutingContext context) {
        if (admits(context.request())) {
            context.next();
        } else {
            context.response().setStatusCode(403).end();
        }
    }

    /** @throws ForbiddenException unless the platform has signed this request with this form */
    void check(HttpServerRequest request, Map<String, List<String>> form) {
        if (!isSigned(request, address.http(request, request.uri()), form)) {
            throw new ForbiddenException();
        }
    }

    /**
     * Forms are checked later, when they have been read. A WebSocket handshake has no form, and once the socket is open
     * it is too late to refuse it.
     */
    private boolean admits(HttpServerRequest request) {
        if (signature.isEmpty()) {
            return LoopbackGuard.admits(request);
        }
        return !Gatekeeper.isHandshake(request)
                || isSigned(request, address.webSocket(request, request.uri()), Map.of());
    }

    private boolean isSigned(HttpServerRequest request, String url, Map<String, List<String>> form) {
        return signature
                .map(expected -> expected.matches(url, form, request.getHeader(PlatformSignature.HEADER)))
                .orElse(true);
    }
}
