package telecom.assistant.gateway.admin;

import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The reason why a request is not carried out, as an RFC 9457 problem. Its detail goes to the caller and must not quote
 * anything that may be a phone number, a token or an utterance.
 */
public final class Problem extends RuntimeException {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;

    private Problem(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    public static Problem badRequest(String detail) {
        return new Problem(400, "Bad request", detail);
    }

    static Problem unauthorized() {
        return new Problem(
                401,
                "Unauthorized",
                "Authorization: missing or wrong (expected: Bearer and a token of the OpenID provider, or assistant.admin.token)");
    }

    static Problem forbidden() {
        return new Problem(
                403,
                "Forbidden",
                "As long as no token is configured (assistant.admin.token), only this machine is served.");
    }

    public static Problem notFound(String detail) {
        return new Problem(404, "Not found", detail);
    }

    public static Problem conflict(String detail) {
        return new Problem(409, "Conflict", detail);
    }

    static Problem gone(String detail) {
        return new Problem(410, "Gone", detail);
    }

    static Problem unprocessable(String detail) {
        return new Problem(422, "Unprocessable", detail);
    }

    public static Problem unavailable(String detail) {
        return new Problem(503, "Unavailable", detail);
    }

    /** A function that logs the type of a failure and turns the failure into a 503 problem that does not reveal it. */
    static Function<Throwable, Problem> unavailable(Logger log, String what, String detail) {
        return failure -> {
            log.warnf("%s cause=%s", what, failure.getClass().getSimpleName());
            return unavailable(detail);
        };
    }

    int status() {
        return status;
    }

    /**
     * The problem as JSON. It has no {@code type}; such a problem counts as {@code about:blank}, which says no more
     * than the status (RFC 9457, section 3.1).
     */
    String toJson() {
        return new JsonObject()
                .put("title", title)
                .put("status", status)
                .put("detail", getMessage())
                .encode();
    }
}
