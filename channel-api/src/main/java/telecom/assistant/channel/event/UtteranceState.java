package telecom.assistant.channel.event;

/** How much of an utterance has reached its listener. */
public enum UtteranceState {
    /** All of it. */
    COMPLETE,
    /** It was cut; the text is the part that had been heard. */
    INTERRUPTED,
    /** The model failed midway; the text is the part that it had produced. */
    INCOMPLETE,
    /** It could not be delivered. */
    UNDELIVERED
}
