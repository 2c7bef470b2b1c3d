package telecom.assistant.channel.voice.twiml;

import io.quarkus.arc.All;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import telecom.assistant.channel.http.Gate;
import telecom.assistant.channel.http.Gatekeeper;
import telecom.assistant.channel.http.LoopbackGuard;
import telecom.assistant.channel.voice.platform.PlatformRequest;
import telecom.assistant.channel.voice.platform.VoicePlatform;

/**
 * Admits only voice platforms: a platform whose key is configured by its signature, any other only from this machine.
 */
@ApplicationScoped
public class PlatformGate implements Gate {

    private static final String PATH = "/voice/";

    private final List<VoicePlatform> longestPathFirst;
    private final PublicAddress address;

    PlatformGate(@All List<VoicePlatform> platforms, PublicAddress address) {
        this.longestPathFirst = platforms.stream()
                .sorted(Comparator.comparing(
                                (VoicePlatform platform) -> platform.path().length())
                        .reversed())
                .toList();
        this.address = address;
    }

    @Override
    public String role() {
        return "voice";
    }

    @Override
    public boolean covers(String path) {
        return path.startsWith(PATH);
    }

    @Override
    public void check(RoutingContext context) {
        if (admits(context.request(), context.normalizedPath())) {
            context.next();
        } else {
            error(403, "not from the voice platform (expected: its signature or, without a key, this machine)")
                    .answer(context, 403);
        }
    }

    /**
     * @param form the form fields; empty when the request has none
     * @param body the body as it was sent, for platforms that sign it
     * @throws ForbiddenException if the platform has a key but has not signed this request
     */
    public void check(VoicePlatform platform, HttpServerRequest request, Map<String, List<String>> form, String body) {
        if (platform.hasKey()
                && !platform.isSigned(signed(request, address.http(request, request.uri()), form, body))) {
            throw new ForbiddenException();
        }
    }

    /**
     * Requests with forms are checked later, when the form has been read. A WebSocket handshake has none, and must be
     * refused now, because after the upgrade it is too late.
     */
    private boolean admits(HttpServerRequest request, String path) {
        VoicePlatform platform = platform(path);
        if (!platform.hasKey()) {
            return LoopbackGuard.admits(request);
        }
        return !Gatekeeper.isHandshake(request)
                || !platform.signsHandshakes()
                || platform.isSigned(signed(request, address.webSocket(request, request.uri()), Map.of(), ""));
    }

    /**
     * A path that matches no platform's spelling counts as belonging to the platform with the shortest path, which
     * signs handshakes.
     */
    private VoicePlatform platform(String path) {
        return longestPathFirst.stream()
                .filter(platform -> path.startsWith(platform.path()))
                .findFirst()
                .orElseGet(() -> longestPathFirst.get(longestPathFirst.size() - 1));
    }

    private static PlatformRequest signed(
            HttpServerRequest request, String url, Map<String, List<String>> form, String body) {
        return new PlatformRequest(url, form, body, request::getHeader);
    }
}
