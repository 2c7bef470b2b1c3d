package telecom.assistant.gateway.access;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who may use one endpoint.
 *
 * @param method of HTTP, {@link #SOCKET} for a WebSocket's handshake, or {@link #ANY}
 * @param path with {@code {name}} for one segment, or ending in {@code *} for everything below
 * @param roles any of which suffices; empty unless the guard asks for roles
 * @param action the word with which the audit trail records it; empty if it does not
 * @param isRecordedByEndpoint whether the endpoint records it itself, because only it knows whom it is about
 * @param needsReason whether somebody who is signed in has to say why
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

    /** The method of a handshake in the table. */
    static final String SOCKET = "SOCKET";
    /** Every method, handshakes included. */
    static final String ANY = "any";

    /** What decides about an endpoint. */
    enum Guard {
        /** It is for everybody who can reach the node. */
        NOBODY("anyone"),
        /** The endpoint has a guard of its own: a secret, a signature, or that it serves this machine only. */
        ITSELF("its own guard"),
        /** It is enough to be signed in. */
        LOG_IN("anyone signed in"),
        /** A role is needed, and whoever is not signed in is sent to the log-in. */
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

    /** The same, recorded in the audit trail. */
    Right audited(String word) {
        return new Right(method, path, guard, roles, word, false, needsReason, pattern);
    }

    /** The same, recorded in the audit trail by the endpoint. */
    Right auditedByEndpoint(String word) {
        return new Right(method, path, guard, roles, word, true, needsReason, pattern);
    }

    /** The same, with a reason. */
    Right withReason() {
        return new Right(method, path, guard, roles, action, isRecordedByEndpoint, true, pattern);
    }

    /** How it is recorded, as in the documents. */
    String recorded() {
        return needsReason ? action + ", with a reason" : action;
    }

    /** Whether this is about a request; HEAD counts as GET (RFC 9110, section 9.3.2). */
    boolean covers(String requested, String at) {
        boolean sameMethod =
                method.equals(ANY) || method.equals(requested) || (method.equals("GET") && requested.equals("HEAD"));
        return sameMethod && pattern.matcher(at).matches();
    }

    boolean admits(Actor actor) {
        return guard == Guard.LOG_IN || actor.hasAny(roles);
    }

    boolean needsLogIn() {
        return guard != Guard.NOBODY && guard != Guard.ITSELF;
    }

    /** Who may use it, as in the documents. */
    String whoMay() {
        return roles.isEmpty()
                ? guard.label
                : roles.stream().sorted().map(Role::label).collect(Collectors.joining(", "));
    }
}
