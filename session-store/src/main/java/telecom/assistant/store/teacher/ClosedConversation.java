package telecom.assistant.store.teacher;

/**
 * A closed conversation.
 *
 * @param consented null unless the subscriber lets smaller models learn from it
 */
public record ClosedConversation(Closing closing, ConsentedConversation consented) {}
