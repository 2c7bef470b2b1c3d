package telecom.assistant.model.wire;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;

/** Translates a response that is not a model's answer (a refusal, a web page, an empty body) into a failure. */
final class Refusal {

    /** How much of the body is read. */
    static final int MAX_BYTES = 64 * 1024;

    private Refusal() {}

    /** The failure that this response stands for. */
    static ModelFailure failure(Endpoint endpoint, HttpClientResponse response, String body) {
        int status = response.statusCode();
        UpstreamError error = UpstreamError.of(body);
        String detail;
        Reason reason;
        if (status == 200) {
            // A firewall's page, an empty body, or an error sent with the wrong status.
            reason = error.isError() ? error.reasonInStream() : Reason.UNAVAILABLE;
            detail = "HTTP 200 without an answer" + encoding(response);
        } else {
            reason = error.reasonUnderStatus(status);
            detail = "HTTP " + status + hint(endpoint, reason, error);
        }
        Optional<Duration> retryAfter = RetryAfter.readFrom(response.headers(), Instant.now());
        return new ModelFailure(reason, endpoint.tier(), false, detail, retryAfter).withRefused(error.refused(reason));
    }

    /** Names an encoding that could not be decoded; the HTTP client removes the header once it has decoded the body. */
    private static String encoding(HttpClientResponse response) {
        String encoding = response.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || !encoding.matches("[a-zA-Z0-9-]{1,16}")
                ? ""
                : "; its Content-Encoding is " + encoding + " (expected: gzip, deflate or none)";
    }

    private static String hint(Endpoint endpoint, Reason reason, UpstreamError error) {
        return switch (reason) {
            case UNAUTHORIZED -> "; check " + endpoint.key().setting();
            case NOT_FOUND -> "; check " + endpoint.setting("base-url") + " and " + endpoint.setting("model");
            case REJECTED -> "; check what the tier supports against " + endpoint.setting("supports-*");
            case UNSUPPORTED ->
                "; check "
                        + endpoint.setting(
                                error.unsupported().map(SentField::setting).orElse("supports-*"));
            case UNREACHABLE,
                    OVERLOADED,
                    CONTEXT_TOO_LONG,
                    UNAVAILABLE,
                    FIRST_TOKEN_TIMEOUT,
                    STALLED,
                    TOTAL_TIMEOUT,
                    INTERRUPTED,
                    WORDLESS,
                    CIRCUIT_OPEN,
                    BULKHEAD_FULL,
                    QUOTA_SPENT,
                    NO_SUCH_TIER -> "";
        };
    }
}
