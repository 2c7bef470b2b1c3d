package telecom.assistant.channel.event;

/** The purposes, other than being answered, for which subscribers may give consent. */
public enum ConsentScope {
    /** Training smaller models on conversations from which everything that identifies a person has been removed. */
    TRAINING
}
