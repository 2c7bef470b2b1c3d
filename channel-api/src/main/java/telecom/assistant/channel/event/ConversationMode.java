package telecom.assistant.channel.event;

/** Who answers the subscriber: the assistant, an agent, or nobody yet while an agent is awaited. */
public enum ConversationMode {
    ASSISTANT,
    WAITING,
    AGENT
}
