package telecom.assistant.model;

/** What an answer is for. Metrics are split by it, and a deployment can route by it. */
public enum Purpose {
    /** The assistant's reply to the subscriber. */
    REPLY,
    /** A reply proposed to a human agent. */
    SUGGESTION,
    /** Older turns folded into a summary. */
    SUMMARY,
    /** A label for an utterance, such as its intent. */
    CLASSIFICATION,
    /** A question to a tier about what it accepts. It goes to that tier and has no route. */
    PROBE
}
