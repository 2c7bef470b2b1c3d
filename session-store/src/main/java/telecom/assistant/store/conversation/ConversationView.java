package telecom.assistant.store.conversation;

import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.ConversationRecord;
/**
 * A conversation in a list.
 *
 * @param lastText the last thing said in it; null when nothing was
 */
public record ConversationView(SubscriberRecord subscriber, ConversationRecord conversation, String lastText) {}
