package telecom.assistant.channel.http;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import telecom.assistant.channel.NodeRoles;

/**
 * Passes each request through the {@link Gate} that covers its path. The answer is 404 if the node does not have the
 * gate's role, and also for a WebSocket handshake that no gate covers: a socket stays shut if its gate was forgotten,
 * or does not know a spelling of its path.
 */
@ApplicationScoped
public class Gatekeeper {

    /** Quarkus's WebSocket filter has priority 101, and no filter below it ever sees a handshake. */
    private static final int PRIORITY = 1_000;

    /** Requests find their resource regardless of these: {@code /voice;a=1/twiml} is a voice path. */
    private static final Pattern MATRIX_PARAMETERS = Pattern.compile(";[^/]*");

    private static final Pattern SLASHES = Pattern.compile("/+");

    private final NodeRoles roles;
    private final List<Gate> gates;

    public Gatekeeper(NodeRoles roles, @All List<Gate> gates) {
        this.roles = roles;
        this.gates = gates;
    }

    public void install(@Observes Filters filters) {
        filters.register(this::receive, PRIORITY);
    }

    /** Whether Quarkus's WebSocket filter might treat the request as a handshake, whatever else is wrong with it. */
    public static boolean isHandshake(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.UPGRADE)
                && request.headers().contains("Sec-WebSocket-Key");
    }

    private void receive(RoutingContext context) {
        String path = MATRIX_PARAMETERS.matcher(context.normalizedPath()).replaceAll("");
        String plain = SLASHES.matcher(path).replaceAll("/");
        Optional<Gate> gate = gates.stream().filter(each -> each.covers(plain)).findFirst();
        if (gate.isPresent() && roles.has(gate.get().role())) {
            gate.get().check(context);
        } else if (gate.isPresent() || isHandshake(context.request())) {
            context.response().setStatusCode(404).end();
        } else {
            context.next();
        }
    }
}
