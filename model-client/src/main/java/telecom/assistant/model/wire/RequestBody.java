package telecom.assistant.model.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.ToolSpec;

/**
 * Writes a request as the JSON of {@code POST /chat/completions}, leaving out what the tier does not support. Earlier calls
 * and their results are no such thing: for a tier without tools they have been made text before, by {@link
 * telecom.assistant.model.tool.PromptedToolsModelClient}.
 */
final class RequestBody {

    private final ModelConfig.Tier tier;

    RequestBody(ModelConfig.Tier tier) {
        this.tier = tier;
    }

    ObjectNode of(ModelRequest request) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("model", tier.model());
        body.put("stream", true);
        messages(request, body.putArray("messages"));
        limits(request, body);
        if (tier.supportsTools() && !request.tools().isEmpty()) {
            tools(request, body.putArray("tools"));
        }
        if (tier.supportsThinking()) {
            // Sent even when off: whether thinking is on by default differs between deployments of one model.
            body.putObject("chat_template_kwargs")
                    .put("enable_thinking", request.options().thinking());
        }
        if (tier.supportsJsonMode() && request.options().json()) {
            body.putObject("response_format").put("type", "json_object");
        }
        if (tier.supportsStreamOptions()) {
            body.putObject("stream_options").put("include_usage", true);
        }
        return body;
    }

    private void limits(ModelRequest request, ObjectNode body) {
        tier.temperature().ifPresent(value -> body.put("temperature", value));
        tier.topP().ifPresent(value -> body.put("top_p", value));
        request.options().maxTokens().ifPresentOrElse(value -> body.put("max_tokens", value), () -> tier.maxTokens()
                .ifPresent(value -> body.put("max_tokens", value)));
    }

    private void messages(ModelRequest request, ArrayNode messages) {
        for (ChatMessage message : request.messages()) {
            if (message instanceof ChatMessage.System system) {
                message(messages, "system", system.text());
            } else if (message instanceof ChatMessage.User user) {
                message(messages, "user", user.text());
            } else if (message instanceof ChatMessage.Assistant assistant) {
                assistant(messages, assistant);
            } else if (message instanceof ChatMessage.ToolResult result) {
                message(messages, "tool", result.text()).put("tool_call_id", result.callId());
            }
        }
    }

    private void assistant(ArrayNode messages, ChatMessage.Assistant assistant) {
        boolean calls = !assistant.toolCalls().isEmpty();
        if (!calls && assistant.text().isEmpty()) {
            return;
        }
        ObjectNode node = message(messages, "assistant", assistant.text());
        if (calls) {
            ArrayNode toolCalls = node.putArray("tool_calls");
            assistant.toolCalls().forEach(call -> toolCall(toolCalls.addObject(), call));
        }
    }

    private static ObjectNode message(ArrayNode messages, String role, String text) {
        return messages.addObject().put("role", role).put("content", text);
    }

    private static void toolCall(ObjectNode node, ToolCall call) {
        node.put("id", call.id()).put("type", "function");
        node.putObject("function").put("name", call.name()).put("arguments", call.arguments());
    }

    private static void tools(ModelRequest request, ArrayNode tools) {
        for (ToolSpec tool : request.tools()) {
            tools.addObject()
                    .put("type", "function")
                    .putObject("function")
                    .put("name", tool.name())
                    .put("description", tool.description())
                    .set("parameters", tool.parameters());
        }
    }
}
