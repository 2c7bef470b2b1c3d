package telecom.assistant.gateway.access;

import static telecom.assistant.gateway.access.Right.ANY;
import static telecom.assistant.gateway.access.Right.SOCKET;
import static telecom.assistant.gateway.access.Role.ADMIN;
import static telecom.assistant.gateway.access.Role.AGENT;
import static telecom.assistant.gateway.access.Role.AUDITOR;
import static telecom.assistant.gateway.access.Role.SUPERVISOR;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import telecom.assistant.gateway.access.Right.Guard;

/**
 * Which roles may use which endpoints and desk commands. Anything not listed here is refused. docs/access.md has the
 * same tables, and a test compares both with the endpoints that exist.
 */
public final class Rights {

    private static final Set<Role> DESK = Set.of(AGENT, SUPERVISOR);

    private static final List<Right> ENDPOINTS = List.of(
            Right.of("GET", "/ui/*", Guard.NONE),
            Right.of("GET", "/_static/*", Guard.NONE),
            Right.of(ANY, "/q/*", Guard.NONE),
            Right.of("GET", "/access/me", Guard.LOG_IN),
            Right.of("GET", "/access/callback", Guard.PAGE, Role.values()),
            Right.of("GET", "/access/log-out", Guard.LOG_IN),
            Right.of("GET", "/access/signed-out", Guard.NONE),
            Right.of("GET", "/", Guard.OWN),
            Right.of("GET", "/index.html", Guard.OWN),
            Right.of("GET", "/demo/*", Guard.OWN),
            Right.of(ANY, "/v3/directline/*", Guard.OWN),
            Right.of(ANY, "/voice/*", Guard.OWN),
            Right.of("GET", "/desk", Guard.PAGE, AGENT, SUPERVISOR),
            Right.of("GET", "/desk/", Guard.PAGE, AGENT, SUPERVISOR),
            Right.of("GET", "/desk.html", Guard.PAGE, AGENT, SUPERVISOR),
            Right.of(SOCKET, "/desk/ws", Guard.ROLE, AGENT, SUPERVISOR),
            Right.of("GET", "/evaluation", Guard.PAGE, ADMIN),
            Right.of("GET", "/evaluation/", Guard.PAGE, ADMIN),
            Right.of("GET", "/evaluation.html", Guard.PAGE, ADMIN),
            Right.of("GET", "/knowledge", Guard.PAGE, ADMIN),
            Right.of("GET", "/knowledge/", Guard.PAGE, ADMIN),
            Right.of("GET", "/knowledge.html", Guard.PAGE, ADMIN),
            Right.of("GET", "/admin/evaluations", Guard.ROLE, ADMIN).audited("read"),
            Right.of("POST", "/admin/evaluations", Guard.ROLE, ADMIN).audited("replay"),
            Right.of("GET", "/admin/evaluations/{id}", Guard.ROLE, ADMIN).audited("read"),
            Right.of("DELETE", "/admin/evaluations/{id}", Guard.ROLE, ADMIN).audited("delete"),
            Right.of("GET", "/admin/dead-letters", Guard.ROLE, ADMIN).audited("read"),
            Right.of("POST", "/admin/dead-letters/{partition}/{offset}/replay", Guard.ROLE, ADMIN)
                    .audited("replay"),
            Right.of("POST", "/admin/dead-letters/replay", Guard.ROLE, ADMIN).audited("replay"),
            Right.of("GET", "/admin/articles", Guard.ROLE, ADMIN),
            Right.of("PUT", "/admin/articles/{id}", Guard.ROLE, ADMIN).audited("change"),
            Right.of("DELETE", "/admin/articles/{id}", Guard.ROLE, ADMIN).audited("delete"),
            Right.of("GET", "/admin/incidents", Guard.ROLE, ADMIN),
            Right.of("PUT", "/admin/incidents/{id}", Guard.ROLE, ADMIN).audited("change"),
            Right.of("POST", "/admin/incidents/preview", Guard.ROLE, ADMIN),
            Right.of("DELETE", "/admin/incidents/{id}", Guard.ROLE, ADMIN).audited("delete"),
            Right.of("GET", "/admin/questions", Guard.ROLE, ADMIN).audited("read"),
            Right.of("DELETE", "/admin/questions/{id}", Guard.ROLE, ADMIN).audited("delete"),
            Right.of("GET", "/admin/conversations/{id}/story", Guard.ROLE, SUPERVISOR, ADMIN)
                    .audited("read"),
            Right.of("GET", "/admin/teacher-data", Guard.ROLE, ADMIN)
                    .audited("export")
                    .withReason(),
            Right.of("DELETE", "/admin/subscribers", Guard.ROLE, ADMIN)
                    .auditedByEndpoint("erase")
                    .withReason(),
            Right.of("PUT", "/admin/subscribers/consents/training", Guard.ROLE, ADMIN)
                    .auditedByEndpoint("change"),
            Right.of("DELETE", "/admin/subscribers/consents/training", Guard.ROLE, ADMIN)
                    .auditedByEndpoint("change"),
            Right.of("GET", "/admin/audit", Guard.ROLE, AUDITOR).audited("search"),
            Right.of("GET", "/admin/audit/export", Guard.ROLE, AUDITOR).audited("export"),
            Right.of("GET", "/admin/audit/verification", Guard.ROLE, AUDITOR).audited("verify"));

    private static final Map<String, Set<Role>> COMMANDS = new TreeMap<>(Map.of(
            "open", DESK,
            "older", DESK,
            "join", DESK,
            "say", DESK,
            "leave", DESK,
            "close", DESK,
            "rate", DESK,
            "pong", DESK));

    private Rights() {}

    /** The right that covers a request; empty if nobody may make it. */
    static Optional<Right> of(String method, String path) {
        return ENDPOINTS.stream().filter(right -> right.covers(method, path)).findFirst();
    }

    /** Whether the actor may give a command at the desk. */
    public static boolean mayCommand(Actor actor, String command) {
        return command != null && actor.hasAny(COMMANDS.getOrDefault(command, Set.of()));
    }

    /**
     * The path by which JAX-RS finds an endpoint, however the path was spelled: without matrix parameters or empty
     * segments.
     */
    static String plain(String path) {
        String plain = path.replaceAll(";[^/]*", "").replaceAll("/+", "/");
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    static Set<String> commands() {
        return COMMANDS.keySet();
    }

    /** The tables of endpoints and commands, as in docs/access.md. */
    static List<String> tables() {
        return List.of(
                ENDPOINTS.stream()
                        .map(right -> "| %s | `%s` | %s | %s |"
                                .formatted(right.method(), right.path(), right.whoMay(), right.recorded()))
                        .collect(Collectors.joining("\n")),
                COMMANDS.entrySet().stream()
                        .map(each -> "| `%s` | %s |"
                                .formatted(
                                        each.getKey(),
                                        each.getValue().stream()
                                                .sorted()
                                                .map(Role::label)
                                                .collect(Collectors.joining(", "))))
                        .collect(Collectors.joining("\n")));
    }
}
