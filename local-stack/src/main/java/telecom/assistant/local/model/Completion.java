package telecom.assistant.local.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** An answer in both forms of the protocol: the chunks of a stream, or one object. Keys without a value are omitted. */
final class Completion {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String id;
    private final long created = System.currentTimeMillis() / 1000;
    private final ChatRequest request;
    private final ModelReply reply;
    private final int cachedTokens;
    private List<String> deltas;

    Completion(long number, ChatRequest request, ModelReply reply, int cachedTokens) {
        this.id = "chatcmpl-" + number;
        this.request = request;
        this.reply = reply;
        this.cachedTokens = cachedTokens;
    }

    /** The chunk that opens a stream; it carries only the role. */
    String opening() {
        return chunk(JSON.objectNode().put("role", "assistant").put("content", ""), null);
    }

    /** The chunks that carry the answer. */
    List<String> deltas() {
        if (deltas == null) {
            deltas = reply.deltas(callId()).stream()
                    .map(delta -> chunk(delta, null))
                    .toList();
        }
        return deltas;
    }

    String finish() {
        return finish(reply.finishReason());
    }

    String finish(String reason) {
        return chunk(JSON.objectNode(), reason);
    }

    /** The chunk with the token counts, which has no choices. */
    String usageChunk() {
        ObjectNode chunk = envelope("chat.completion.chunk");
        chunk.putArray("choices");
        chunk.set("usage", usage());
        return chunk.toString();
    }

    /** The whole answer as one object. */
    String object() {
        ObjectNode object = envelope("chat.completion");
        ObjectNode choice = object.putArray("choices").addObject().put("index", 0);
        reply.addTo(choice.putObject("message").put("role", "assistant"), callId());
        choice.put("finish_reason", reply.finishReason());
        object.set("usage", usage());
        return object.toString();
    }

    private ObjectNode usage() {
        int prompt = Tokenizer.count(request.prompt());
        int completion = deltas().size();
        ObjectNode usage = JSON.objectNode()
                .put("prompt_tokens", prompt)
                .put("completion_tokens", completion)
                .put("total_tokens", prompt + completion);
        usage.putObject("prompt_tokens_details").put("cached_tokens", cachedTokens);
        return usage;
    }

    private String chunk(ObjectNode delta, String finishReason) {
        ObjectNode chunk = envelope("chat.completion.chunk");
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        if (finishReason != null) {
            choice.put("finish_reason", finishReason);
        }
        return chunk.toString();
    }

    private ObjectNode envelope(String object) {
        return JSON.objectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", request.model())
                .put("system_fingerprint", "stand-in");
    }

    private String callId() {
        return "call-" + id;
    }
}
