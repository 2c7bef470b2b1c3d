package telecom.assistant.model.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ChatMessage.Role;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.schema.ExactJson;

/**
 * Writes a request as the JSON of {@code POST /chat/completions}, without what the tier does not support. Earlier calls
 * and their results are always written: for a tier without tool support, {@link
 * telecom.assistant.model.tool.PromptedToolsModelClient} has turned them into text by now.
 */
record CompletionBody(ModelConfig.Tier tier) {

    ObjectNode of(ModelRequest request) {
        ObjectNode body = ExactJson.MAPPER.createObjectNode();
        body.put("model", tier.model());
        body.put("stream", true);
        messages(request, body.putArray("messages"));
        limits(request, body);
        if (tier.supportsTools() && !request.tools().isEmpty()) {
            ArrayNode tools = body.putArray("tools");
            request.tools().forEach(tool -> tools.add(tool.asFunction()));
        }
        if (tier.supportsThinking()) {
            // Sent even when it is off, because deployments of the same model have different defaults.
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

    /** An earlier answer with neither text nor calls is left out, because servers refuse it. */
    private static void messages(ModelRequest request, ArrayNode messages) {
        request.messages().stream()
                .filter(message -> message.role() != Role.ASSISTANT
                        || !message.text().isEmpty()
                        || !message.toolCalls().isEmpty())
                .forEach(message -> message(message, messages.addObject()));
    }

    private static void message(ChatMessage message, ObjectNode node) {
        node.put("role", message.role().wireName()).put("content", message.text());
        if (!message.toolCalls().isEmpty()) {
            ArrayNode toolCalls = node.putArray("tool_calls");
            message.toolCalls().forEach(call -> toolCall(toolCalls.addObject(), call));
        }
        if (message.role() == Role.TOOL) {
            node.put("tool_call_id", message.callId());
        }
    }

    private static void toolCall(ObjectNode node, ToolCall call) {
        node.put("id", call.id()).put("type", "function");
        node.putObject("function").put("name", call.name()).put("arguments", call.arguments());
    }
}
