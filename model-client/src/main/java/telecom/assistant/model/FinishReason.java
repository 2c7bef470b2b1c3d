package telecom.assistant.model;

import java.util.Locale;
import java.util.Optional;

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
    /** The tier announced the end of the stream but stated no reason; taken as complete. */
    UNSTATED,
    /** A reason that this version of the client does not know; not taken as complete. */
    UNKNOWN;

    /**
     * Translates a tier's name for the reason, ignoring case; empty if the name says that the engine aborted the
     * answer.
     */
    public static Optional<FinishReason> named(String wireName) {
        return switch (wireName.toLowerCase(Locale.ROOT)) {
            case "stop", "stop_sequence", "eos", "eos_token", "end_turn", "complete", "completed" -> Optional.of(STOP);
            case "length", "max_tokens", "model_length" -> Optional.of(LENGTH);
            case "tool_calls", "tool_call", "tool_use", "function_call" -> Optional.of(TOOL_CALLS);
            case "content_filter", "safety", "refusal", "sensitive" -> Optional.of(CONTENT_FILTER);
            case "abort", "aborted", "cancel", "cancelled", "canceled", "error", "insufficient_system_resource" ->
                Optional.empty();
            default -> Optional.of(UNKNOWN);
        };
    }

    /** Whether the answer is complete. */
    public boolean isWhole() {
        return switch (this) {
            case STOP, TOOL_CALLS, UNSTATED -> true;
            case LENGTH, CONTENT_FILTER, UNKNOWN -> false;
        };
    }
}
