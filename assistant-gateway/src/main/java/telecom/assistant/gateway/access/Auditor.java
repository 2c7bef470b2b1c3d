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
 * Records in the audit trail what somebody is about to do. What follows must wait for the result: what cannot be
 * recorded does not happen.
 */
@ApplicationScoped
public class Auditor {

    /** The header in which a program or a page gives the reason, in UTF-8 and percent-encoded. */
    static final String REASON = "Audit-Reason";

    /** Who uses a shared token, or this machine without one. */
    private static final String UNKNOWN = "unknown";

    private static final int LONGEST_REASON = 500;
    private static final Logger LOG = Logger.getLogger(Auditor.class);

    private final AuditLog log;

    public Auditor(AuditLog log) {
        this.log = log;
    }

    /**
     * Records what a request asks for.
     *
     * @param actor empty without a log-in
     * @param subscriber the pseudonym; empty if there is none
     * @param conversation the id; empty if there is none
     */
    public Uni<Void> record(
            HttpServerRequest request, Optional<Actor> actor, String action, String subscriber, String conversation) {
        return record(
                actor,
                UNKNOWN,
                new Deed(
                        action,
                        subscriber,
                        conversation,
                        request.method() + " " + request.path(),
                        address(request.remoteAddress()),
                        reasonOf(request)));
    }

    /** Records what is done at the desk, by the id that the page gives if nobody has to sign in. */
    public Uni<Void> record(Optional<Actor> actor, String pageSays, Deed deed) {
        return log.append(new AuditedAction(
                        actor.map(Actor::id).orElse(pageSays),
                        actor.map(Auditor::roles).orElse(""),
                        deed.action,
                        deed.subscriber,
                        deed.conversation,
                        deed.target,
                        deed.address,
                        deed.reason))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "not audited, so not done action=%s cause=%s",
                        deed.action, failure.getClass().getSimpleName()));
    }

    /**
     * What is about to be done; a text is empty if there is nothing to say.
     *
     * @param target a command or the path of a request
     * @param reason as it was given
     */
    public record Deed(
            String action, String subscriber, String conversation, String target, String address, String reason) {

        public Deed {
            reason = clean(reason);
        }
    }

    /** What a request gives as its reason; empty if nothing. */
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
