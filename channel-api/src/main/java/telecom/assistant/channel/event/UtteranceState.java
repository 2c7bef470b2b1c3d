package telecom.assistant.channel.event;

/** How much of an utterance has reached its listener. */
public enum UtteranceState {
    /** The whole utterance has reached the listener. */
    COMPLETE,
    /** The utterance was cut off; the text is the part that had been heard. */
    INTERRUPTED,
    /** The model failed midway; the text is the part that it had produced. */
    INCOMPLETE,
    /** The utterance could not be delivered. */
    UNDELIVERED
}
