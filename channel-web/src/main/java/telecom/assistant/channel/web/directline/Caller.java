package telecom.assistant.channel.web.directline;

import java.util.Optional;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

/**
 * Who makes a request.
 *
 * @param token what the token of a client allows; empty for the operator's backend, which knows the secret and may do
 *     everything
 */
record Caller(Optional<Grant> token) {

    static final Caller OPERATOR = new Caller(Optional.empty());

    static Caller holding(Grant grant) {
        return new Caller(Optional.of(grant));
    }

    /** Fails unless the caller may act in the conversation. */
    void requireAccess(String conversation) {
        if (token.isPresent() && !token.get().conversation().equals(conversation)) {
            throw new WebFailure(Reason.TOKEN_INVALID, "token: not valid for this conversation");
        }
    }
}
