package telecom.assistant.gateway.admin;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.http.TokenGuard;
import telecom.assistant.gateway.access.Access;

/**
 * Decides who may use {@code /admin} on this node. If log-in is on, the {@code AccessFilter} has already checked the
 * role; if not, the client must present the configured token or, if there is none, be on this machine. The endpoints
 * call this guard themselves, because a filter by path would have to recognise every spelling of a path.
 */
@ApplicationScoped
public class AdminGuard {

    private static final String SCHEME = "Bearer ";

    private final Optional<String> token;
    private final NodeRoles roles;
    private final Access access;

    AdminGuard(AdminConfig config, NodeRoles roles, Access access) {
        this.token = config.token();
        this.roles = roles;
        this.access = access;
    }

    /** Throws a {@link Problem} unless the request is allowed on this node. */
    public void admit(HttpServerRequest request) {
        if (!roles.has("engine")) {
            throw Problem.notFound("This node does not have the role engine; ask one that does.");
        }
        if (access.isLogInRequired()) {
            if (access.actor().isEmpty()) {
                throw Problem.unauthorized();
            }
        } else if (!TokenGuard.admits(token, presented(request), request)) {
            throw token.isPresent() ? Problem.unauthorized() : Problem.forbidden();
        }
    }

    private static String presented(HttpServerRequest request) {
        String given = request.getHeader("Authorization");
        // RFC 9110, section 11.1: the scheme's case does not matter.
        return given != null && given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? given.substring(SCHEME.length()).strip()
                : null;
    }
}
