package telecom.assistant.gateway.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import telecom.assistant.channel.WellFormedText;
import telecom.assistant.store.audit.AuditLog;
import telecom.assistant.store.audit.AuditedAction;

/**
 * Records actions in the audit trail before they are carried out. The caller must wait for the result, because an
 * action that cannot be recorded must not happen.
 */
@ApplicationScoped
public class Auditor {

    /** The header in which a program or a page gives the reason, in UTF-8 and percent-encoded. */
    static final String REASON = "Audit-Reason";

    /**
     * What is recorded as the actor of a request with the shared token, or of a request from this machine without one.
     */
    private static final String UNKNOWN = "unknown";

    private static final int LONGEST_REASON = 500;
    private static final Logger LOG = Logger.getLogger(Auditor.class);

    private final AuditLog log;

    public Auditor(AuditLog log) {
        this.log = log;
    }

    /**
     * Records the action that a request asks for.
     *
     * @param actor empty if nobody is signed in
     * @param subscriber the pseudonym of the subscriber concerned; empty if there is none
     * @param conversation the id of the conversation concerned; empty if there is none
     */
    public Uni<Void> record(
            HttpServerRequest request, Optional<Actor> actor, String action, String subscriber, String conversation) {
        return record(
                actor,
                UNKNOWN,
                new PlannedAction(
                        action,
                        subscriber,
                        conversation,
                        request.method() + " " + request.path(),
                        address(request.remoteAddress()),
                        reasonOf(request)));
    }

    /**
     * Records an action at the desk.
     *
     * @param claimedId the agent's id according to the page, recorded if nobody has to sign in
     */
    public Uni<Void> record(Optional<Actor> actor, String claimedId, PlannedAction planned) {
        return log.append(new AuditedAction(
                        actor.map(Actor::id).orElse(claimedId),
                        actor.map(Auditor::roles).orElse(""),
                        planned.action,
                        planned.subscriber,
                        planned.conversation,
                        planned.target,
                        planned.address,
                        planned.reason))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "action refused because it could not be audited action=%s cause=%s",
                        planned.action, failure.getClass().getSimpleName()));
    }

    /**
     * An action that is about to be carried out; components that do not apply are empty.
     *
     * @param target a command or the path of a request
     * @param reason as the user gave it
     */
    public record PlannedAction(
            String action, String subscriber, String conversation, String target, String address, String reason) {

        public PlannedAction {
            reason = clean(reason);
        }
    }

    /** The reason that a request gives; empty if it gives none. */
    static String reasonOf(HttpServerRequest request) {
        String given = request.getHeader(REASON);
        if (given == null) {
            return "";
        }
        try {
            return clean(URLDecoder.decode(given.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return clean(given);
        }
    }

    private static String clean(String reason) {
        String text = reason == null ? "" : WellFormedText.of(reason).strip();
        return text.length() > LONGEST_REASON ? WellFormedText.of(text.substring(0, LONGEST_REASON)) : text;
    }

    private static String roles(Actor actor) {
        return actor.roles().stream().sorted().map(Role::label).collect(Collectors.joining(","));
    }

    private static String address(SocketAddress address) {
        return address == null || address.hostAddress() == null ? "" : address.hostAddress();
    }
}
