package telecom.assistant.channel.event;

/** Who answers: the assistant; nobody, while a person is awaited; or a person. */
public enum ConversationMode {
    ASSISTANT,
    WAITING,
    AGENT
}
