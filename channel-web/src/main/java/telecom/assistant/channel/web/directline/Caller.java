package telecom.assistant.channel.web.directline;

import telecom.assistant.channel.web.WebFailure;
import telecom.assistant.channel.web.WebFailure.Reason;

/** Who makes a request. */
sealed interface Caller {

    /** Lets the request pass if the caller may act in the conversation; fails otherwise. */
    void requireAccess(String conversation);

    /** The operator's backend, which knows the secret; it may do everything. */
    record Operator() implements Caller {
        @Override
        public void requireAccess(String conversation) {
            // Every conversation is the operator's.
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
    }
}
