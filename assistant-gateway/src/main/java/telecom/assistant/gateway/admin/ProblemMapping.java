package telecom.assistant.gateway.admin;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Turns a {@link Problem} into its response, and counts it. */
@Provider
class ProblemMapping implements ExceptionMapper<Problem> {

    private static final String RETRY_SECONDS = "5";

    private final MeterRegistry meters;

    ProblemMapping(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public Response toResponse(Problem problem) {
        meters.counter("assistant.admin.refused", "status", Integer.toString(problem.status()))
                .increment();
        ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.toJson());
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        } else if (problem.status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return response.build();
    }
}
