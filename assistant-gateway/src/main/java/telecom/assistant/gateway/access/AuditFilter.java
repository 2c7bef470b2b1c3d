package telecom.assistant.gateway.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.http.ErrorForm;

/**
 * Records in the audit trail each request that {@link Rights} marks as audited, before the request reaches its
 * endpoint. Does nothing unless log-in is on, because otherwise there is no actor to record. Refuses a request that
 * must give a reason but gives none.
 */
@ApplicationScoped
class AuditFilter {

    /** Places this filter after {@link AccessFilter} and before Quarkus's WebSocket filter. */
    private static final int PRIORITY = 140;

    private static final Pattern CONVERSATION = Pattern.compile("/conversations/([0-9a-fA-F-]{36})(/|$)");

    private final AccessConfig config;
    private final NodeRoles roles;
    private final Auditor auditor;

    AuditFilter(AccessConfig config, NodeRoles roles, Auditor auditor) {
        this.config = config;
        this.roles = roles;
        this.auditor = auditor;
    }

    void install(@Observes Filters filters) {
        if (config.logIn()) {
            filters.register(this::record, PRIORITY);
        }
    }

    private void record(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        if (!path.startsWith("/admin") || !roles.has("engine")) {
            context.next();
            return;
        }
        Optional<Right> right = Rights.of(request.method().name(), Rights.plain(path));
        String action = right.map(Right::action).orElse("");
        if (action.isEmpty() || Access.actorOf(context).isEmpty()) {
            context.next();
        } else if (right.get().needsReason() && Auditor.reasonOf(request).isEmpty()) {
            answer(context, 400, Auditor.REASON + ": missing (expected: the reason for this request)");
        } else if (right.get().isRecordedByEndpoint()) {
            context.next();
        } else {
            // The result arrives on a thread of the database connection, but the request must go on in its own context.
            Context requestContext = context.vertx().getOrCreateContext();
            auditor.record(request, Access.actorOf(context), action, "", conversation(path))
                    .emitOn(command -> requestContext.runOnContext(ignored -> command.run()))
                    .subscribe()
                    .with(
                            recorded -> context.next(),
                            failure -> answer(
                                    context,
                                    503,
                                    "The audit trail cannot be written, so the request was not carried out."));
        }
    }

    private static String conversation(String path) {
        Matcher id = CONVERSATION.matcher(path);
        return id.find() ? id.group(1) : "";
    }

    private static void answer(RoutingContext context, int status, String detail) {
        ErrorForm form = ErrorForm.problem(status, detail);
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", form.mediaType())
                .putHeader("Cache-Control", "no-store")
                .end(form.body());
    }
}
