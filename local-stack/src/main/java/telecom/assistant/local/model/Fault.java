package telecom.assistant.local.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways in which an inference tier fails, and what each looks like on the wire. */
public enum Fault {
    /** The connection closes before the first byte of the answer. */
    RESET,
    /** The headers of the stream and a comment arrive, then the connection closes. */
    RESET_AFTER_HEADERS,
    RATE_LIMITED(429, "rate limit exceeded"),
    RATE_LIMITED_RETRY_AFTER(429, "rate limit exceeded", "1"),
    OVERLOADED(503, "the service is under maintenance"),
    OVERLOADED_RETRY_AFTER(503, "the service is under maintenance", "1"),
    /** As SGLang reports it: HTTP 200, and the error inside the stream. */
    QUEUE_FULL_IN_BAND,
    UNAUTHORIZED(401, "invalid api key"),
    FORBIDDEN(403, "this key may not use this model"),
    NOT_FOUND(404, "the model does not exist"),
    CONTEXT_OVERFLOW(
            400, "This model's maximum context length is 131072 tokens. Please reduce the length of the messages."),
    /** As SGLang reports it: another message, in a body that is the error object itself. */
    CONTEXT_OVERFLOW_FLAT(400, "The input (140000 tokens) is longer than the model's context length (131072 tokens)."),
    BAD_REQUEST(400, "temperature must be in [0, 2]"),
    /** A redirect, as from a gateway that asks for a log-in. */
    REDIRECT(302, "moved"),
    /** A firewall's web page, with HTTP 200. */
    HTML_200,
    EMPTY_200,
    /** The whole answer as one JSON object, as from a gateway that ignores {@code stream}. */
    JSON_INSTEAD_OF_STREAM,
    /** The stream opens, and nothing follows. */
    NO_FIRST_TOKEN,
    /** The stream opens, and nothing but comments follows. */
    KEEP_ALIVES_ONLY,
    /** The answer is complete, but its first token comes {@link StreamPlan#SLOW_DELAY} later than usual. */
    SLOW_FIRST_TOKEN,
    /** Half of the answer arrives, then nothing, while the connection stays open. */
    STALL_MIDWAY,
    /** An error event followed by [DONE]. */
    ERROR_MIDWAY,
    /** HTTP 200, finish reason {@code abort}, [DONE]. */
    ABORT,
    DONE_WITHOUT_FINISH,
    /** [DONE] follows the opening, with no token in between. */
    DONE_BEFORE_FIRST_TOKEN,
    /** The token limit cuts off the answer: finish reason {@code length}. */
    LENGTH,
    /** The connection closes in the middle of the answer. */
    TRUNCATED;

    private final int status;
    private final String message;
    private final String retryAfter;

    Fault() {
        this(0, "");
    }

    Fault(int status, String message) {
        this(status, message, "");
    }

    Fault(int status, String message, String retryAfter) {
        this.status = status;
        this.message = message;
        this.retryAfter = retryAfter;
    }

    /** Whether the body is the error object itself, not an object with the key {@code error}. */
    boolean isFlat() {
        return this == CONTEXT_OVERFLOW_FLAT;
    }

    /** Whether the fault is just an HTTP status with an error body. */
    boolean isStatus() {
        return status != 0;
    }

    int status() {
        return status;
    }

    String message() {
        return message;
    }

    /** The value of the header Retry-After, in seconds; empty for none. */
    String retryAfter() {
        return retryAfter;
    }

    /** The name in the control API, such as {@code stall-midway}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Fault> named(String wireName) {
        return Arrays.stream(values())
                .filter(f -> f.wireName().equals(wireName))
                .findFirst();
    }
}
