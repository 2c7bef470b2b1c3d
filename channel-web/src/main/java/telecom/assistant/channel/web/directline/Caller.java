package telecom.assistant.channel.web.directline;

import java.util.Optional;
import java.util.regex.Pattern;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

/**
 * The sender of a request.
 *
 * @param token the client's token; empty for the operator's backend, which has the secret and may do everything
 */
record Caller(Optional<Token> token) {

    /**
     * The form of the ids that this service issues: printable and short. Some other strings could not even be looked up
     * in the store.
     */
    private static final Pattern CONVERSATION_ID = Pattern.compile("[\\x21-\\x7E]{1,64}");

    static final Caller OPERATOR = new Caller(Optional.empty());

    static Caller withToken(Token token) {
        return new Caller(Optional.of(token));
    }

    /** Fails unless the id is well-formed and the caller may act in the conversation. */
    void requireAccess(String conversation) {
        if (!CONVERSATION_ID.matcher(conversation).matches()) {
            throw new WebFailure(Reason.CONVERSATION_UNKNOWN, "conversation: unknown (expected: one that was started)");
        }
        if (token.isPresent() && !token.get().grant().conversation().equals(conversation)) {
            throw new WebFailure(Reason.TOKEN_INVALID, "token: not valid for this conversation");
        }
    }
}
