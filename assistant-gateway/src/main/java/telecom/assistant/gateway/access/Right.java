package telecom.assistant.gateway.access;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who may use one endpoint.
 *
 * @param method an HTTP method, {@link #SOCKET} for a WebSocket handshake, or {@link #ANY}
 * @param path the path, which may contain {@code {name}} for one segment, or end in {@code *} for everything below
 * @param roles the roles that may use the endpoint; empty unless the guard asks for a role
 * @param action the audit trail's word for using the endpoint; empty if its use is not audited
 * @param isRecordedByEndpoint whether the endpoint writes the audit entry itself, because only it knows which
 *     subscriber is concerned
 * @param needsReason whether a signed-in user must give a reason
 * @param pattern matches the paths that {@code path} covers
 */
record Right(
        String method,
        String path,
        Guard guard,
        Set<Role> roles,
        String action,
        boolean isRecordedByEndpoint,
        boolean needsReason,
        Pattern pattern) {

    /** Stands in the table of rights for a WebSocket handshake. */
    static final String SOCKET = "SOCKET";
    /** Stands in the table of rights for every method, handshakes included. */
    static final String ANY = "any";

    /** What guards an endpoint. */
    enum Guard {
        /** Nothing: everybody who can reach the node may use the endpoint. */
        NONE("anyone"),
        /** The endpoint guards itself: it checks a secret or a signature, or serves only this machine. */
        OWN("its own guard"),
        /** The user must be signed in. */
        LOG_IN("anyone signed in"),
        /** A role is needed; a user who is not signed in is redirected to the log-in. */
        PAGE(""),
        /** A role is needed. */
        ROLE("");

        private final String label;

        Guard(String label) {
            this.label = label;
        }
    }

    static Right of(String method, String path, Guard guard, Role... roles) {
        String expression = Arrays.stream(path.split("(?=[{*])|(?<=})"))
                .map(part -> part.startsWith("{") ? "[^/]+" : part.equals("*") ? ".*" : Pattern.quote(part))
                .collect(Collectors.joining());
        return new Right(method, path, guard, Set.of(roles), "", false, false, Pattern.compile(expression));
    }

    /** This right, with use of the endpoint recorded in the audit trail. */
    Right audited(String word) {
        return new Right(method, path, guard, roles, word, false, needsReason, pattern);
    }

    /** This right, with use of the endpoint recorded in the audit trail by the endpoint itself. */
    Right auditedByEndpoint(String word) {
        return new Right(method, path, guard, roles, word, true, needsReason, pattern);
    }

    /** This right, with a reason required. */
    Right withReason() {
        return new Right(method, path, guard, roles, action, isRecordedByEndpoint, true, pattern);
    }

    /** What docs/access.md says about the audit of the endpoint's use. */
    String recorded() {
        return needsReason ? action + ", with a reason" : action;
    }

    /** Whether this right applies to a request; HEAD counts as GET (RFC 9110, section 9.3.2). */
    boolean covers(String verb, String requestPath) {
        boolean sameMethod = method.equals(ANY) || method.equals(verb) || (method.equals("GET") && verb.equals("HEAD"));
        return sameMethod && pattern.matcher(requestPath).matches();
    }

    boolean admits(Actor actor) {
        return guard == Guard.LOG_IN || actor.hasAny(roles);
    }

    boolean needsLogIn() {
        return guard != Guard.NONE && guard != Guard.OWN;
    }

    /** What docs/access.md says about who may use the endpoint. */
    String whoMay() {
        return roles.isEmpty()
                ? guard.label
                : roles.stream().sorted().map(Role::label).collect(Collectors.joining(", "));
    }
}
