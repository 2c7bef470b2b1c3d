package telecom.assistant.channel.event;

/** What subscribers may consent to, beyond being answered. */
public enum ConsentScope {
    /** Training smaller models on what was said, once everything that identifies a person has been removed. */
    TRAINING
}
