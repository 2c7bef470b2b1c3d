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
    /** What a tier accepts. Such a request goes to the tier that it is about, and no route is for it. */
    PROBE
}
