package telecom.assistant.gateway.admin;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestMulti;
import telecom.assistant.gateway.teacher.ExportsBusyException;
import telecom.assistant.gateway.teacher.TeacherCursor;
import telecom.assistant.gateway.teacher.TeacherData;
import telecom.assistant.gateway.teacher.TeacherLine;

/**
 * {@code /admin/teacher-data}: exports what smaller models can learn from, as JSON lines, and no faster than the client
 * reads them. To continue an interrupted export, pass the cursor of the last line that was read.
 */
@Path("/admin/teacher-data")
class TeacherDataEndpoint {

    private static final long MOST = 1_000_000_000;

    private final AdminGuard guard;
    private final TeacherData data;

    TeacherDataEndpoint(AdminGuard guard, TeacherData data) {
        this.guard = guard;
        this.data = data;
    }

    /** The lines after a cursor, or all lines if there is none; at most as many as the limit. */
    @GET
    @Produces("application/x-ndjson")
    public Multi<TeacherLine> export(
            @Context HttpServerRequest request, @QueryParam("after") String after, @QueryParam("limit") String limit) {
        guard.admit(request);
        Multi<TeacherLine> lines = data.after(cursor(after))
                .select()
                .first(Parameters.number("limit", limit, 1, MOST).orElse(MOST))
                .onFailure(ExportsBusyException.class)
                .transform(busy -> Problem.unavailable("Another export is running on this node."));
        return RestMulti.fromMultiData(lines)
                .withDemand(1)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static TeacherCursor cursor(String given) {
        return given == null
                ? TeacherCursor.START
                : TeacherCursor.parse(given)
                        .orElseThrow(() -> Problem.badRequest("after: not a cursor (expected: the cursor of a line)"));
    }
}
