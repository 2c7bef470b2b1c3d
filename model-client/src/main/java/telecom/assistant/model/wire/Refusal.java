package telecom.assistant.model.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Instant;
import java.util.function.Consumer;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;

/** An answer that is no event stream: a refusal, a page, nothing. */
final class Refusal {

    private static final int MAX_BYTES = 64 * 1024;

    private Refusal() {}

    /** Whether an answer is anything else than an event stream. */
    static boolean isOne(HttpClientResponse response) {
        String contentType = String.valueOf(response.getHeader("content-type"));
        return response.statusCode() != 200 || !contentType.startsWith("text/event-stream");
    }

    /** Reads a refusal to its end and names it; what exceeds the limit is dropped. */
    static void read(Endpoint endpoint, HttpClientResponse response, Consumer<ModelFailure> onRead) {
        Buffer body = Buffer.buffer();
        response.handler(bytes -> {
            if (body.length() + bytes.length() <= MAX_BYTES) {
                body.appendBuffer(bytes);
            }
        });
        response.endHandler(ended -> onRead.accept(name(endpoint, response, body.toString())));
    }

    private static ModelFailure name(Endpoint endpoint, HttpClientResponse response, String body) {
        int status = response.statusCode();
        UpstreamError error = UpstreamError.of(body);
        if (status == 200) {
            // A firewall's page, an empty body, or an error that was given the wrong status.
            Reason reason = error.isAny() ? error.reasonInStream() : Reason.UNAVAILABLE;
            return failure(endpoint, response, reason, "HTTP 200 without an event stream");
        }
        Reason reason = error.reasonUnderStatus(status);
        return failure(endpoint, response, reason, "HTTP " + status + hint(endpoint, reason));
    }

    private static String hint(Endpoint endpoint, Reason reason) {
        return switch (reason) {
            case UNAUTHORIZED -> "; check " + endpoint.setting("api-key");
            case NOT_FOUND -> "; check " + endpoint.setting("base-url") + " and " + endpoint.setting("model");
            case REJECTED -> "; check what the tier supports against " + endpoint.setting("supports-*");
            default -> "";
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
