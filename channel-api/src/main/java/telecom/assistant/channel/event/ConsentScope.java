package telecom.assistant.channel.event;

/** What a subscriber may agree to beyond being answered. */
public enum ConsentScope {
    /** That smaller models learn from what was said, with whatever names a person left out. */
    TRAINING
}
