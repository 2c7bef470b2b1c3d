package telecom.assistant.model.wire;

import io.vertx.core.http.HttpClientResponse;
import java.time.Instant;
import java.util.Locale;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;

/** A response that is not an answer of a model: a refusal, a web page, nothing at all. */
final class Refusal {

    /** How much of its body is looked at. */
    static final int MAX_BYTES = 64 * 1024;

    private Refusal() {}

    /** Whether a response is anything but an event stream. */
    static boolean isOne(HttpClientResponse response) {
        String contentType = String.valueOf(response.getHeader("content-type")).toLowerCase(Locale.ROOT);
        return response.statusCode() != 200 || !contentType.startsWith("text/event-stream");
    }

    /** The failure that a refusal with this body amounts to. */
    static ModelFailure name(Endpoint endpoint, HttpClientResponse response, String body) {
        int status = response.statusCode();
        UpstreamError error = UpstreamError.of(body);
        if (status == 200) {
            // A firewall's page, an empty body, or an error sent with the wrong status.
            Reason reason = error.isAny() ? error.reasonInStream() : Reason.UNAVAILABLE;
            return failure(endpoint, response, reason, "HTTP 200 without an event stream");
        }
        Reason reason = error.reasonUnderStatus(status);
        return failure(endpoint, response, reason, "HTTP " + status + hint(endpoint, reason));
    }

    private static String hint(Endpoint endpoint, Reason reason) {
        return switch (reason) {
            case UNAUTHORIZED -> "; check " + endpoint.key().setting();
            case NOT_FOUND -> "; check " + endpoint.setting("base-url") + " and " + endpoint.setting("model");
            case REJECTED -> "; check what the tier supports against " + endpoint.setting("supports-*");
            case UNREACHABLE,
                    OVERLOADED,
                    CONTEXT_TOO_LONG,
                    UNAVAILABLE,
                    FIRST_TOKEN_TIMEOUT,
                    STALLED,
                    TOTAL_TIMEOUT,
                    INTERRUPTED,
                    CIRCUIT_OPEN,
                    BULKHEAD_FULL,
                    QUOTA_SPENT,
                    NO_SUCH_TIER -> "";
        };
    }

    private static ModelFailure failure(Endpoint endpoint, HttpClientResponse response, Reason reason, String detail) {
        return new ModelFailure(
                reason,
                endpoint.tier(),
                false,
                detail,
                RetryAfter.parse(response.getHeader("retry-after"), Instant.now()));
    }
}
