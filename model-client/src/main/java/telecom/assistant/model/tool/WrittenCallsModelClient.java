package telecom.assistant.model.tool;

import io.smallrye.mutiny.Multi;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;

/**
 * Finds tool calls in the text of a tier that supports tools. A server without a parser for its model's notation, or
 * with one that fails on a stream, sends the model's calls as content. Here they become calls like any others. The
 * request is not changed, nor is the answer to a request without tools.
 *
 * @param maxCallChars the most characters of calls that are held for one answer; an answer with more fails
 */
public record WrittenCallsModelClient(ModelClient inner, int maxCallChars) implements ModelClient {

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return request.tools().isEmpty()
                ? inner.stream(request)
                : PromptedAnswer.of(inner.stream(request), request, maxCallChars);
    }
}
