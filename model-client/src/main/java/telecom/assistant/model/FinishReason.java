package telecom.assistant.model;

/** Why a model ended its answer. Aborts and errors are not here: they end the stream in a {@link ModelFailure}. */
public enum FinishReason {
    /** The answer is complete. */
    STOP,
    /** The token limit cut the answer off. */
    LENGTH,
    /** The model waits for the results of the tools that it called. */
    TOOL_CALLS,
    /** A filter of the tier withheld the rest. */
    CONTENT_FILTER,
    /** Complete, for a reason that this client does not know. */
    OTHER;

    /** Whether nothing is missing at the end of the answer. */
    public boolean isWhole() {
        return this != LENGTH && this != CONTENT_FILTER;
    }
}
