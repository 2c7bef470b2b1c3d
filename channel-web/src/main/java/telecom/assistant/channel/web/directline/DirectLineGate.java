package telecom.assistant.channel.web.directline;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.regex.Pattern;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.http.LoopbackGuard;
import telecom.assistant.channel.web.config.WebConfig;

/**
 * Checks Direct Line requests, including WebSocket upgrades, before anything else reads them: whether this process serves
 * web chats at all, whether the request comes from where it may, and which pages may see the answer (CORS).
 */
@ApplicationScoped
class DirectLineGate {

    private static final String PREFIX = "/v3/directline/";
    private static final Pattern MATRIX_PARAMETERS = Pattern.compile(";[^/]*");
    private static final Pattern SLASHES = Pattern.compile("/+");
    private static final int PRIORITY = 500;
    private static final String PREFLIGHT_MAX_AGE_SECONDS = "600";

    private final boolean hasRole;
    private final boolean loopbackOnly;
    private final Set<String> allowedOrigins;

    DirectLineGate(NodeRoles roles, WebConfig config) {
        this.hasRole = roles.has("web");
        this.loopbackOnly = config.directLine().secret().isEmpty();
        this.allowedOrigins = config.directLine().allowedOrigins().orElse(Set.of());
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isDirectLine(context.normalizedPath())) {
            context.next();
        } else if (!hasRole) {
            refuse(context, 404, "NotFound", "this process does not serve web chats (setting assistant.roles)");
        } else if (loopbackOnly && !LoopbackGuard.admits(request)) {
            refuse(context, 403, "BadArgument", Callers.ONLY_THIS_MACHINE);
        } else if (!allowOrigin(request)) {
            context.next();
        }
    }

    /** Whether the path leads to one of our endpoints, which are found regardless of matrix parameters. */
    private static boolean isDirectLine(String path) {
        String plain = MATRIX_PARAMETERS.matcher(path).replaceAll("");
        return SLASHES.matcher(plain).replaceAll("/").startsWith(PREFIX);
    }

    /** Adds the headers for pages of other allowed sites. Returns whether it was a preflight request, now answered. */
    private boolean allowOrigin(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !allowedOrigins.contains(origin)) {
            return false;
        }
        HttpServerResponse response = request.response()
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "Retry-After")
                .putHeader(HttpHeaders.VARY, "Origin");
        if (!request.method().equals(HttpMethod.OPTIONS)
                || !request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
            return false;
        }
        // Clients add headers of their own, such as x-ms-bot-agent, so whatever they ask for is allowed.
        String headers = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers == null ? "authorization" : headers)
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_MAX_AGE_SECONDS)
                .setStatusCode(204)
                .end();
        return true;
    }

    private static void refuse(RoutingContext context, int status, String code, String message) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(FailureMapping.body(code, message));
    }
}
