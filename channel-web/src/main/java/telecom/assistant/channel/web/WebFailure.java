package telecom.assistant.channel.web;

/** Why a request of a client is refused. The message is for the client's developer and never quotes what was sent. */
public final class WebFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The closed set of reasons; the protocol maps each to its own form. */
    public enum Reason {
        UNAUTHENTICATED,
        TOKEN_INVALID,
        TOKEN_EXPIRED,
        CONVERSATION_UNKNOWN,
        CONVERSATION_ENDED,
        ARGUMENT_INVALID,
        TOO_LARGE,
        MEDIA_UNSUPPORTED,
        /** Try again: Kafka or the store could not take it, or too much waits. */
        UNAVAILABLE
    }

    private final Reason reason;

    public WebFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    private WebFailure(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Something behind us did not answer in time or refused. */
    public static WebFailure unavailable(Throwable cause) {
        return cause instanceof WebFailure failure
                ? failure
                : new WebFailure(Reason.UNAVAILABLE, "not accepted at present, send it again", cause);
    }

    public Reason reason() {
        return reason;
    }
}
