package telecom.assistant.channel.event;

/** What subscribers may consent to, beyond being answered. */
public enum ConsentScope {
    /** That smaller models are trained with what was said, after everything that identifies a person was removed. */
    TRAINING
}
