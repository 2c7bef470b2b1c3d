package telecom.assistant.model;

/** Why a model ended its answer. Aborts and errors are not listed: they end the stream with a {@link ModelFailure}. */
public enum FinishReason {
    /** The answer is complete. */
    STOP,
    /** The token limit cut the answer off. */
    LENGTH,
    /** The model is waiting for the results of the tools that it called. */
    TOOL_CALLS,
    /** A filter of the tier withheld the rest. */
    CONTENT_FILTER,
    /** Complete, for a reason that this version of the client does not know. */
    UNKNOWN;

    /** Whether the answer is complete. */
    public boolean isWhole() {
        return switch (this) {
            case STOP, TOOL_CALLS, UNKNOWN -> true;
            case LENGTH, CONTENT_FILTER -> false;
        };
    }
}
