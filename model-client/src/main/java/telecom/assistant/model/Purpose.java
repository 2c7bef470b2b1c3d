package telecom.assistant.model;

/** What an answer is for: a dimension of metrics, and what a deployment can route by. */
public enum Purpose {
    /** The assistant's reply to the subscriber. */
    REPLY,
    /** A reply proposed to a human agent. */
    SUGGESTION,
    /** Older turns folded into a summary. */
    SUMMARY,
    /** A label for an utterance, such as its intent. */
    CLASSIFICATION
}
