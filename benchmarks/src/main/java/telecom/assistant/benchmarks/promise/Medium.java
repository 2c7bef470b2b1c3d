package telecom.assistant.benchmarks.promise;

/** The channel that a subscriber uses, and so when an utterance counts as accepted. */
public enum Medium {
    /** Accepted when the platform's words got through: the call stayed up, and nobody asked to say it again. */
    VOICE,
    /** Accepted when the SMSC has the acknowledgement of {@code deliver_sm}. */
    SMS,
    /** Accepted when Direct Line has answered with an id. */
    WEB
}
