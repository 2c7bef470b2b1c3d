package telecom.assistant.model.tool;

import io.smallrye.mutiny.Multi;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;

/**
 * Brings tools to a tier that takes none: tells them in the system prompt in the Hermes form, shows earlier calls and
 * their results as text, and reads {@code <tool_call>} out of the streamed answer. What comes out is what a tier with
 * tools of its own would send: text at once, then all calls in one {@link ModelChunk.ToolCalls}, then {@link
 * ModelChunk.Finished} with {@code TOOL_CALLS}.
 *
 * <p>Of the text only that is held back which may yet be the beginning of a call. A call that is no JSON is passed on as
 * it was written, for the check of its arguments to answer; one that the token limit cut off is dropped. Where an answer
 * has no calls its finish reason stays.
 *
 * <p>A request with neither tools nor earlier calls or results passes unchanged. Demand and cancellation reach the tier
 * as they come.
 */
public final class PromptedToolsModelClient implements ModelClient {

    private final ModelClient inner;
    private final int maxCallChars;

    /** @param maxCallChars bounds what is held of the calls of one answer; beyond it the answer fails */
    public PromptedToolsModelClient(ModelClient inner, long maxCallChars) {
        this.inner = inner;
        this.maxCallChars = Math.toIntExact(maxCallChars);
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        if (!ToolPrompt.concerns(request)) {
            return inner.stream(request);
        }
        ModelRequest prompted = ToolPrompt.withoutTools(request);
        return Multi.createFrom().deferred(() -> {
            PromptedAnswer answer = new PromptedAnswer(maxCallChars);
            return inner.stream(prompted).onItem().transformToIterable(answer::chunks);
        });
    }
}
