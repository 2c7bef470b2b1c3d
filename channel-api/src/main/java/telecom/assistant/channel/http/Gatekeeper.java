package telecom.assistant.channel.http;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import telecom.assistant.channel.NodeRoles;

/**
 * Passes each request through the {@link Gate} that covers its path. The answer is 404 if the node does not have the
 * gate's role, and also for a WebSocket handshake that no gate covers, so that a socket stays shut if it has no gate or
 * if its gate does not recognise a spelling of the path. Requests to gates are limited by address.
 */
@ApplicationScoped
public class Gatekeeper {

    /**
     * Higher than Quarkus's WebSocket filter, which has priority 101: a filter with a lower one never sees a handshake.
     */
    private static final int PRIORITY = 1_000;

    /** These do not affect which resource serves a request: {@code /voice;a=1/twiml} is a voice path. */
    private static final Pattern MATRIX_PARAMETERS = Pattern.compile(";[^/]*");

    private static final Pattern SLASHES = Pattern.compile("/+");

    /**
     * Load balancers may probe these paths with HTTP/1.0, which needs no {@code Host}. All other requests must have
     * one.
     */
    private static final String MANAGEMENT = "/q/";

    private static final Map<Integer, String> MESSAGES = Map.of(
            400, "request: malformed",
            401, "Authorization: missing or wrong",
            403, "not for this caller",
            404, "path: unknown",
            405, "method: not supported here",
            406, "Accept: nothing that this path produces",
            408, "body: not here in time (setting assistant.requests.body-within)",
            413, "body: too large",
            415, "Content-Type: not supported here",
            429, "requests: too many from this address (expected: fewer, setting assistant.limits.address.requests)");

    private final NodeRoles roles;
    private final List<Gate> gates;
    private final AddressLimits addresses;

    public Gatekeeper(NodeRoles roles, @All List<Gate> gates, AddressLimits addresses) {
        this.roles = roles;
        this.gates = gates;
        this.addresses = addresses;
    }

    public void install(@Observes Filters filters) {
        filters.register(this::receive, PRIORITY);
    }

    void install(@Observes Router router) {
        MESSAGES.keySet()
                .forEach(status -> router.errorHandler(status, context -> {
                    if (!context.response().ended() && !context.response().headWritten()) {
                        error(pathOf(context), status).answer(context, status);
                    }
                }));
    }

    /** The path of a request, normalized if it can be. */
    public static String pathOf(RoutingContext context) {
        String path = context.request().path();
        try {
            path = context.normalizedPath();
        } catch (RuntimeException e) {
            // It cannot be decoded. What was sent still shows which protocol was meant.
        }
        return path == null ? "/" : path;
    }

    /** An error in the form of the protocol behind a path. */
    public ErrorForm error(String path, int status) {
        String message = MESSAGES.getOrDefault(status, "not carried out");
        return gateOf(plain(path))
                .map(gate -> gate.error(status, message))
                .orElseGet(() -> ErrorForm.problem(status, message));
    }

    /** Whether Quarkus's WebSocket filter might treat the request as a handshake, whatever else is wrong with it. */
    public static boolean isHandshake(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.UPGRADE)
                && request.headers().contains("Sec-WebSocket-Key");
    }

    private void receive(RoutingContext context) {
        String path = plain(context.normalizedPath());
        Optional<Gate> gate = gateOf(path);
        if (context.request().authority() == null && !path.startsWith(MANAGEMENT)) {
            error(path, 400).answer(context, 400);
        } else if (gate.isPresent() && !addresses.admit(context.request().remoteAddress())) {
            error(path, 429).answer(context, 429);
        } else if (gate.isPresent() && roles.has(gate.get().role())) {
            gate.get().check(context);
        } else if (gate.isPresent() || isHandshake(context.request())) {
            error(path, 404).answer(context, 404);
        } else {
            context.next();
        }
    }

    private Optional<Gate> gateOf(String path) {
        return gates.stream().filter(gate -> gate.covers(path)).findFirst();
    }

    private static String plain(String path) {
        return SLASHES.matcher(MATRIX_PARAMETERS.matcher(path).replaceAll("")).replaceAll("/");
    }
}
