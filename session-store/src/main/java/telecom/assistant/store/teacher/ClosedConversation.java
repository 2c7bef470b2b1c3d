package telecom.assistant.store.teacher;

/**
 * A conversation that was closed.
 *
 * @param consented null unless the subscriber lets others learn from it
 */
public record ClosedConversation(Closing closing, ConsentedConversation consented) {}
