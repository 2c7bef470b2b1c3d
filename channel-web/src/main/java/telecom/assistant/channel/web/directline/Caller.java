package telecom.assistant.channel.web.directline;

import java.util.Optional;
import java.util.regex.Pattern;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

/**
 * Who makes a request.
 *
 * @param token what the token of a client allows; empty for the operator's backend, which knows the secret and may do
 *     everything
 */
record Caller(Optional<Token> token) {

    /** Ids are ours: printable, and never long. The store could not even look for others. */
    private static final Pattern CONVERSATION_ID = Pattern.compile("[\\x21-\\x7E]{1,64}");

    static final Caller OPERATOR = new Caller(Optional.empty());

    static Caller holding(Token token) {
        return new Caller(Optional.of(token));
    }

    /** Fails unless the caller may act in the conversation, and its id can be one. */
    void requireAccess(String conversation) {
        if (!CONVERSATION_ID.matcher(conversation).matches()) {
            throw new WebFailure(Reason.CONVERSATION_UNKNOWN, "conversation: unknown (expected: one that was started)");
        }
        if (token.isPresent() && !token.get().grant().conversation().equals(conversation)) {
            throw new WebFailure(Reason.TOKEN_INVALID, "token: not valid for this conversation");
        }
    }
}
