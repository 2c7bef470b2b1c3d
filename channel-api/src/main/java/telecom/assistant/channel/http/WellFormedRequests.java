package telecom.assistant.channel.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Refuses requests that a proxy on the way may have read differently, and so may not have checked: a body whose end is
 * unclear (RFC 9112, section 6.3), several {@code Host} headers or a target that names another host (section 3.2), a
 * path or a query that cannot be decoded, a handshake that is not a GET. The answer is 400 in the form of the protocol, and the
 * connection is closed: nothing that follows on it is served, because it may be the rest of a body.
 */
@ApplicationScoped
public class WellFormedRequests {

    /** Before all that decides by path, host or body. */
    private static final int PRIORITY = 1_002;

    private final Gatekeeper gatekeeper;
    private final Set<HttpConnection> refused =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    public WellFormedRequests(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    public void install(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpConnection connection = request.connection();
        if (!refused.isEmpty() && refused.contains(connection)) {
            connection.close();
        } else if (hasClearEnd(request) && namesItsHost(request) && isDecodable(context) && isGetIfHandshake(request)) {
            context.next();
        } else {
            refused.add(connection);
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            gatekeeper.error(Gatekeeper.pathOf(context), 400).answer(context, 400);
            connection.close();
        }
    }

    /** The server itself reads bodies in chunks and of a given length, and takes any other coding for no body at all. */
    private static boolean hasClearEnd(HttpServerRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return codings.isEmpty()
                || (codings.size() == 1
                        && codings.get(0).equalsIgnoreCase("chunked")
                        && request.version() != HttpVersion.HTTP_1_0);
    }

    private static boolean namesItsHost(HttpServerRequest request) {
        if (request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            return false;
        }
        if (request.uri().startsWith("/")) {
            return true;
        }
        try {
            String named = URI.create(request.uri()).getRawAuthority();
            return named != null && named.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isDecodable(RoutingContext context) {
        try {
            return context.normalizedPath() != null && context.queryParams() != null;
        } catch (RuntimeException e) {
            // The libraries have exceptions of different kinds for this, and they quote what was sent.
            return false;
        }
    }

    private static boolean isGetIfHandshake(HttpServerRequest request) {
        return !Gatekeeper.isHandshake(request) || request.method().equals(HttpMethod.GET);
    }
}
