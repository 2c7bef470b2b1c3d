package telecom.assistant.local.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** One answer in the two forms of the protocol: the chunks of a stream, or one object. Keys without a value are absent. */
final class Completion {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ARGUMENT_FRAGMENT = 24;

    private final String id;
    private final long created = System.currentTimeMillis() / 1000;
    private final ChatRequest request;
    private final Reply reply;
    private final int cachedTokens;

    Completion(long number, ChatRequest request, Reply reply, int cachedTokens) {
        this.id = "chatcmpl-" + number;
        this.request = request;
        this.reply = reply;
        this.cachedTokens = cachedTokens;
    }

    /** The role-only chunk that opens a stream. */
    String opening() {
        ObjectNode delta = JSON.createObjectNode().put("role", "assistant").put("content", "");
        return chunk(delta, null);
    }

    /** The chunks that carry the answer. */
    List<String> deltas() {
        List<String> chunks = new ArrayList<>();
        if (reply instanceof Reply.Words words) {
            Tokens.of(words.thought()).forEach(token -> chunks.add(chunk(delta("reasoning", token), null)));
            Tokens.of(words.text()).forEach(token -> chunks.add(chunk(delta("content", token), null)));
        } else if (reply instanceof Reply.ToolCall call) {
            chunks.add(chunk(toolStart(call), null));
            fragments(call.arguments()).forEach(fragment -> chunks.add(chunk(toolFragment(fragment), null)));
        }
        return chunks;
    }

    String finish() {
        return finish(reply instanceof Reply.ToolCall ? "tool_calls" : "stop");
    }

    String finish(String reason) {
        return chunk(JSON.createObjectNode(), reason);
    }

    /** The chunk with the token counts, without choices. */
    String usageChunk() {
        ObjectNode chunk = envelope("chat.completion.chunk");
        chunk.putArray("choices");
        chunk.set("usage", usage());
        return chunk.toString();
    }

    /** The whole answer as one object. */
    String whole(String finishReason) {
        ObjectNode whole = envelope("chat.completion");
        ObjectNode choice = whole.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        if (reply instanceof Reply.Words words) {
            message.put("content", words.text());
            if (!words.thought().isEmpty()) {
                message.put("reasoning", words.thought());
            }
        } else if (reply instanceof Reply.ToolCall call) {
            ObjectNode tool = message.putArray("tool_calls").addObject();
            tool.put("id", callId()).put("type", "function");
            tool.putObject("function").put("name", call.name()).put("arguments", call.arguments());
        }
        choice.put("finish_reason", finishReason);
        whole.set("usage", usage());
        return whole.toString();
    }

    String whole() {
        return whole(reply instanceof Reply.ToolCall ? "tool_calls" : "stop");
    }

    private ObjectNode usage() {
        int prompt = Tokens.count(request.prompt());
        int completion = deltas().size();
        ObjectNode usage = JSON.createObjectNode()
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
        return JSON.createObjectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", request.model())
                .put("system_fingerprint", "stand-in");
    }

    private static ObjectNode delta(String key, String token) {
        return JSON.createObjectNode().put(key, token);
    }

    private ObjectNode toolStart(Reply.ToolCall call) {
        ObjectNode delta = JSON.createObjectNode();
        ObjectNode tool = delta.putArray("tool_calls").addObject();
        tool.put("index", 0).put("id", callId()).put("type", "function");
        tool.putObject("function").put("name", call.name()).put("arguments", "");
        return delta;
    }

    private static ObjectNode toolFragment(String fragment) {
        ObjectNode delta = JSON.createObjectNode();
        delta.putArray("tool_calls")
                .addObject()
                .put("index", 0)
                .putObject("function")
                .put("arguments", fragment);
        return delta;
    }

    private String callId() {
        return "call-" + id;
    }

    private static List<String> fragments(String arguments) {
        List<String> fragments = new ArrayList<>();
        for (int from = 0; from < arguments.length(); from += ARGUMENT_FRAGMENT) {
            fragments.add(arguments.substring(from, Math.min(arguments.length(), from + ARGUMENT_FRAGMENT)));
        }
        return fragments;
    }
}
