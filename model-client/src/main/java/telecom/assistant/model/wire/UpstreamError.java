package telecom.assistant.model.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import telecom.assistant.model.Capability;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.schema.ExactJson;

/**
 * The error with which a tier refuses a request, in any of the formats in use: {@code {error:{message,type,code}}}
 * (OpenAI, vLLM, llama.cpp), {@code {object:"error",message,type,code}} (SGLang), {@code {error:"…"}}, {@code
 * {detail:…}} (FastAPI).
 *
 * <p>The message serves only to find the reason and is not passed on, because servers echo their input in it.
 *
 * @param isError whether the body itself says that it is an error
 */
record UpstreamError(boolean isError, String text, int code) {

    private static final List<String> CREDIT_PHRASES = List.of(
            "insufficient_quota",
            "insufficient_balance",
            "insufficient balance",
            "insufficient_credit",
            "insufficient credit",
            "billing_hard_limit",
            "credit balance");
    private static final List<String> OVERLOAD_PHRASES =
            List.of("queue is full", "service_unavailable", "serviceunavailable", "rate_limit", "overloaded");

    /** The reason is at the beginning; the rest may repeat the request. */
    private static final int MAX_CHARS = 4_096;

    UpstreamError {
        text = text.substring(0, Math.min(text.length(), MAX_CHARS)).toLowerCase(Locale.ROOT);
    }

    /** Leaves out the text, because servers echo their input in it. */
    @Override
    public String toString() {
        return "UpstreamError[isError=%s, code=%d]".formatted(isError, code);
    }

    /** Whether an event of a stream is an error rather than a chunk. */
    static boolean isIn(JsonNode event) {
        return event.hasNonNull("error") || event.path("object").asText().equals("error");
    }

    static UpstreamError of(JsonNode given) {
        // Google puts its errors in a list.
        JsonNode body = given.isArray() ? given.path(0) : given;
        JsonNode error = body.hasNonNull("error") ? body.get("error") : body;
        String text = String.join(
                " ",
                error.isTextual() ? error.asText() : error.path("message").asText(),
                error.path("type").asText(),
                error.path("code").asText(),
                detail(error.path("detail")));
        return new UpstreamError(isIn(body), text, error.path("code").asInt(0));
    }

    /** FastAPI lists the invalid fields together with their input, which is left out here. */
    private static String detail(JsonNode detail) {
        if (!detail.isArray()) {
            return detail.toString();
        }
        StringBuilder problems = new StringBuilder();
        for (JsonNode problem : detail) {
            problems.append(problem.path("loc"))
                    .append(' ')
                    .append(problem.path("msg").asText())
                    .append(' ');
        }
        return problems.toString();
    }

    /** Reads the body of a refusal, whether or not it is JSON. */
    static UpstreamError of(String body) {
        return of(ExactJson.orMissing(body));
    }

    Reason reasonUnderStatus(int status) {
        if (status >= 400 && mentions(CREDIT_PHRASES)) {
            return Reason.UNAUTHORIZED;
        }
        return switch (status) {
            case 401, 402, 403 -> Reason.UNAUTHORIZED;
            case 413 -> Reason.CONTEXT_TOO_LONG;
            case 429, 503 -> Reason.OVERLOADED;
            default -> reasonOfOtherStatus(status);
        };
    }

    private Reason reasonOfOtherStatus(int status) {
        if (ContextOverflow.isReportedIn(text)) {
            return Reason.CONTEXT_TOO_LONG;
        }
        if (status == 404 || status == 405 || (status >= 300 && status < 400)) {
            return Reason.NOT_FOUND;
        }
        if (status < 400 || status >= 500 || isTemporary(status)) {
            return Reason.UNAVAILABLE;
        }
        return unsupported().isPresent() ? Reason.UNSUPPORTED : Reason.REJECTED;
    }

    /** Time-out, conflict, too early (RFC 8470), and nginx's 499 for a connection that was closed. */
    private static boolean isTemporary(int status) {
        return status == 408 || status == 409 || status == 425 || status == 499;
    }

    /** The part of the request that the tier does not accept; empty if it does not say. */
    Optional<SentField> unsupported() {
        return SentField.namedIn(text);
    }

    /** The capability that the tier refuses, if it failed for this reason. */
    Optional<Capability> refused(Reason reason) {
        return reason == Reason.UNSUPPORTED ? unsupported().flatMap(SentField::capability) : Optional.empty();
    }

    /** The reason for an error that came as an event in a stream with status 200. */
    Reason reasonInStream() {
        if (mentions(OVERLOAD_PHRASES)) {
            return Reason.OVERLOADED;
        }
        Reason reason = reasonUnderStatus(code);
        return reason == Reason.UNAVAILABLE ? Reason.INTERRUPTED : reason;
    }

    private boolean mentions(List<String> phrases) {
        return phrases.stream().anyMatch(text::contains);
    }
}
