package telecom.assistant.store.conversation;

/**
 * A conversation in a list.
 *
 * @param lastText the last thing said in it; null when nothing was
 */
public record ConversationView(SubscriberRecord subscriber, ConversationRecord conversation, String lastText) {}
