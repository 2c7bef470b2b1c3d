package telecom.assistant.channel.web.failure;

import java.util.Optional;
import telecom.assistant.store.web.WebConversation;

/** Why a client's request is refused. The message is meant for the client's developer, and never quotes the request. */
public final class WebFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The possible reasons. The protocol has an answer of its own for each. */
    public enum Reason {
        UNAUTHENTICATED,
        TOKEN_INVALID,
        TOKEN_EXPIRED,
        CONVERSATION_UNKNOWN,
        CONVERSATION_ENDED,
        ARGUMENT_INVALID,
        TOO_LARGE,
        MEDIA_UNSUPPORTED,
        /** The user, or the client's address, has sent too much. The client may try again later. */
        TOO_MANY,
        /** Kafka or the store could not accept what was sent, or too much is waiting. The client may try again. */
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

    /** The failure as it is shown to a client: a {@code WebFailure} unchanged, any other failure as unavailable. */
    public static WebFailure unavailable(Throwable cause) {
        return cause instanceof WebFailure failure
                ? failure
                : new WebFailure(Reason.UNAVAILABLE, "not accepted at present, send it again", cause);
    }

    /** Returns the conversation if it was found and has not ended; otherwise fails. */
    public static WebConversation requireOpen(Optional<WebConversation> found) {
        WebConversation conversation = found.orElseThrow(() ->
                new WebFailure(Reason.CONVERSATION_UNKNOWN, "conversation: unknown (expected: one that was started)"));
        if (conversation.ended()) {
            throw new WebFailure(Reason.CONVERSATION_ENDED, "conversation: ended (expected: start another one)");
        }
        return conversation;
    }

    public Reason reason() {
        return reason;
    }
}
