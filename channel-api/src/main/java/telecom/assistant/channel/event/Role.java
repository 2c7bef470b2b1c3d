package telecom.assistant.channel.event;

/** Who said an utterance. */
public enum Role {
    SUBSCRIBER,
    ASSISTANT,
    AGENT,
    SYSTEM
}
