package telecom.assistant.gateway.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;
import telecom.assistant.gateway.admin.AdminGuard;
import telecom.assistant.gateway.admin.Parameters;
import telecom.assistant.gateway.admin.Problem;
import telecom.assistant.store.audit.AuditTrail;
import telecom.assistant.store.audit.AuditTrail.Query;

/**
 * {@code /admin/audit}: shows who did what. The query parameters narrow the search down by {@code actor}, {@code
 * subscriber}, {@code conversation}, {@code action} and {@code before} (ISO 8601).
 */
@Path("/admin/audit")
class AuditEndpoint {

    private static final Logger LOG = Logger.getLogger(AuditEndpoint.class);
    private static final long DEFAULT_LIMIT = 100;
    private static final long LARGEST_LIMIT = 1000;
    private static final int MOST_EXPORTED = 100_000;

    private final AdminGuard guard;
    private final AuditTrail trail;
    private final Verification verification;

    AuditEndpoint(AdminGuard guard, AuditTrail trail, Verification verification) {
        this.guard = guard;
        this.trail = trail;
        this.verification = verification;
    }

    /** Entries of the audit trail, newest first. For older ones, set {@code before} to the time of the last entry. */
    record Entries(List<EntryView> entries) {}

    @GET
    @Cache(noStore = true)
    public Uni<Entries> entries(@Context HttpServerRequest request) {
        guard.admit(request);
        long most = Parameters.number("limit", request.getParam("limit"), 1, LARGEST_LIMIT)
                .orElse(DEFAULT_LIMIT);
        return read(request, Math.toIntExact(most)).map(Entries::new);
    }

    /** Exports the entries as a file, with {@code format=csv} (RFC 4180) or {@code json}. */
    @GET
    @Path("export")
    @Cache(noStore = true)
    public Uni<RestResponse<?>> export(@Context HttpServerRequest request) {
        guard.admit(request);
        boolean isCsv = !"json".equals(request.getParam("format"));
        return read(request, MOST_EXPORTED).map(entries -> RestResponse.ResponseBuilder.<Object>ok(
                        isCsv ? EntryView.csv(entries) : new Entries(entries))
                .type(isCsv ? MediaType.valueOf("text/csv;charset=utf-8") : MediaType.APPLICATION_JSON_TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"audit." + (isCsv ? "csv" : "json") + "\"")
                .build());
    }

    /** Reports each entry that was removed, changed or inserted, and each chain that was truncated. */
    @GET
    @Path("verification")
    @Cache(noStore = true)
    public Uni<Verification.Report> verify(@Context HttpServerRequest request) {
        guard.admit(request);
        return verification.verify().onFailure().transform(AuditEndpoint::unavailable);
    }

    private Uni<List<EntryView>> read(HttpServerRequest request, int limit) {
        Query query = new Query(
                text(request, "actor"),
                text(request, "subscriber"),
                text(request, "conversation"),
                text(request, "action"),
                before(request.getParam("before")),
                limit);
        return trail.newest(query)
                .onFailure()
                .transform(AuditEndpoint::unavailable)
                .map(found -> found.stream().map(EntryView::of).toList());
    }

    private static Problem unavailable(Throwable failure) {
        LOG.warnf("audit trail not read cause=%s", failure.getClass().getSimpleName());
        return Problem.unavailable("The database or Kafka did not answer in time.");
    }

    private static String text(HttpServerRequest request, String name) {
        String given = request.getParam(name);
        return given == null ? "" : given.strip();
    }

    private static Instant before(String given) {
        try {
            return given == null || given.isBlank() ? Instant.now().plusSeconds(60) : Instant.parse(given);
        } catch (DateTimeParseException e) {
            throw Problem.badRequest("before: not a time (expected: ISO 8601 such as 2026-01-31T12:00:00Z)");
        }
    }
}
