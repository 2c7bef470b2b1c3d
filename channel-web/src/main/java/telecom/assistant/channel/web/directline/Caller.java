package telecom.assistant.channel.web.directline;

import java.util.Optional;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

/** Who makes a request. */
sealed interface Caller {

    /** Fails unless the caller may act in the conversation. */
    void requireAccess(String conversation);

    /** What the caller's token allows; empty without a token. */
    Optional<Grant> token();

    /** The operator's backend, which knows the secret and may do everything. */
    record Operator() implements Caller {
        @Override
        public void requireAccess(String conversation) {
            // The operator may act in every conversation.
        }

        @Override
        public Optional<Grant> token() {
            return Optional.empty();
        }
    }

    /** A client with a token. */
    record Holder(Grant grant) implements Caller {
        @Override
        public void requireAccess(String conversation) {
            if (!grant.conversation().equals(conversation)) {
                throw new WebFailure(Reason.TOKEN_INVALID, "token: not valid for this conversation");
            }
        }

        @Override
        public Optional<Grant> token() {
            return Optional.of(grant);
        }
    }
}
