package telecom.assistant.store.conversation;

import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.conversation.SubscriberRecord;

/**
 * A conversation as an entry of a list.
 *
 * @param lastText the last thing said in it; null if nothing was said
 */
public record ConversationView(SubscriberRecord subscriber, ConversationRecord conversation, String lastText) {}
