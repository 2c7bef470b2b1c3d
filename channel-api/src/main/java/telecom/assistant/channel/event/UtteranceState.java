package telecom.assistant.channel.event;

/** How much of an utterance has reached its listener. */
public enum UtteranceState {
    /** All of it. */
    COMPLETE,
    /** The text is what had been heard when it was cut. */
    INTERRUPTED,
    /** The text is what the model had said when it failed. */
    INCOMPLETE,
    /** It could not be delivered. */
    UNDELIVERED
}
