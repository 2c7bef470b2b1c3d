package telecom.assistant.channel.web.directline;

import telecom.assistant.store.web.WebConversation;

/** What a token allows: to be one user in one conversation. */
record Grant(String conversation, String userId) {

    static Grant of(WebConversation conversation) {
        return new Grant(conversation.id(), conversation.userId());
    }
}
