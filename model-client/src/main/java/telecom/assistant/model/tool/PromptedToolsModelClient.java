package telecom.assistant.model.tool;

import io.smallrye.mutiny.Multi;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;

/**
 * Provides tools on a tier that does not support them. It describes them in the system prompt in the Hermes format,
 * shows earlier calls and their results as text, and reads {@code <tool_call>} from the streamed answer. The result is
 * the stream that a tier with tool support would send: text at once, then all calls in one {@link
 * ModelChunk.ToolCalls}, then {@link ModelChunk.Finished} with {@code TOOL_CALLS}.
 *
 * <p>Text is held back only while it may still be the beginning of a call. A call that is not valid JSON is passed on
 * as written, and left to the check of its arguments; a call that the token limit cut off is dropped. An answer without
 * calls keeps its finish reason.
 *
 * <p>A request with neither tools nor earlier calls or results passes through unchanged. Demand and cancellation reach
 * the tier unchanged.
 *
 * @param maxCallChars the most characters of calls that are held for one answer; an answer with more fails
 */
public record PromptedToolsModelClient(ModelClient inner, int maxCallChars) implements ModelClient {

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        if (!ToolPrompt.needsToolSupport(request)) {
            return inner.stream(request);
        }
        ModelRequest prompted = ToolPrompt.withoutTools(request);
        return PromptedAnswer.of(inner.stream(prompted), request, maxCallChars);
    }
}
