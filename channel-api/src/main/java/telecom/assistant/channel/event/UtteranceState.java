package telecom.assistant.channel.event;

/** How much of an utterance reached its hearer. */
public enum UtteranceState {
    /** All of it. */
    COMPLETE,
    /** The text is what was heard before an interruption. */
    INTERRUPTED,
    /** The text is what the model had said before it failed. */
    INCOMPLETE,
    /** It could not be delivered. */
    UNDELIVERED
}
