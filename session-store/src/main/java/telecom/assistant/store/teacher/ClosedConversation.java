package telecom.assistant.store.teacher;

/**
 * A closed conversation.
 *
 * @param consented what smaller models may learn from; null unless the subscriber has agreed to this
 */
public record ClosedConversation(Closing closing, ConsentedConversation consented) {}
