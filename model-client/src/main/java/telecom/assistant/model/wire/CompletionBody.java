package telecom.assistant.model.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import telecom.assistant.model.Capability;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ChatMessage.Role;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.TierCapabilities;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.ToolSpec;
import telecom.assistant.model.schema.ExactJson;

/**
 * Writes requests to one tier as the JSON of {@code POST /chat/completions}, omitting the features that the tier does
 * not support. Tools, earlier calls and their results are always written: for a tier without tools, {@link
 * telecom.assistant.model.tool.PromptedToolsModelClient} has already turned them into text. Thread-safe.
 */
final class CompletionBody {

    /** The approximate length of the JSON around a message. */
    private static final int FRAME = 64;

    private final ModelConfig.Tier tier;
    private final TierCapabilities capabilities;
    private volatile WrittenTools lastTools = new WrittenTools(List.of(), "[]");

    CompletionBody(ModelConfig.Tier tier, TierCapabilities capabilities) {
        this.tier = tier;
        this.capabilities = capabilities;
    }

    /** Tools and their JSON, which is kept because nearly every request comes with the same tools. */
    private record WrittenTools(List<ToolSpec> tools, String json) {}

    String of(ModelRequest request) {
        StringWriter body = new StringWriter(estimatedLength(request));
        try (JsonGenerator json = ExactJson.MAPPER.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("model", tier.model());
            json.writeBooleanField("stream", true);
            messages(request, json);
            limits(request, json);
            extensions(request, json);
            scheduling(request, json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return body.toString();
    }

    private static int estimatedLength(ModelRequest request) {
        return request.messages().stream()
                .mapToInt(message -> message.text().length() + FRAME)
                .sum();
    }

    private void extensions(ModelRequest request, JsonGenerator json) throws IOException {
        if (!request.tools().isEmpty()) {
            json.writeFieldName("tools");
            json.writeRawValue(written(request.tools()));
            if (request.options().toolsClosed()) {
                json.writeStringField("tool_choice", "none");
            }
        }
        if (capabilities.has(Capability.THINKING)) {
            // Sent even when it is off, because deployments of the same model have different defaults.
            json.writeObjectFieldStart("chat_template_kwargs");
            json.writeBooleanField("enable_thinking", request.options().thinking());
            json.writeEndObject();
        }
        if (request.options().continued()) {
            json.writeBooleanField("add_generation_prompt", false);
            json.writeBooleanField("continue_final_message", true);
        }
        if (capabilities.has(Capability.JSON_MODE) && request.options().json()) {
            json.writeObjectFieldStart("response_format");
            json.writeStringField("type", "json_object");
            json.writeEndObject();
        }
        if (capabilities.has(Capability.STREAM_OPTIONS)) {
            json.writeObjectFieldStart("stream_options");
            json.writeBooleanField("include_usage", true);
            json.writeEndObject();
        }
    }

    /** Writes the fields by which routers and engines schedule requests. */
    private void scheduling(ModelRequest request, JsonGenerator json) throws IOException {
        Optional<Integer> priority = request.routing().channel().map(tier.priority()::get);
        if (priority.isPresent()) {
            json.writeNumberField("priority", priority.get());
        }
        Optional<String> session = request.options().session();
        if (tier.sessionField().isPresent() && session.isPresent()) {
            json.writeStringField(tier.sessionField().get(), session.get());
        }
    }

    private String written(List<ToolSpec> tools) {
        WrittenTools known = lastTools;
        if (!known.tools().equals(tools)) {
            known = new WrittenTools(
                    tools, tools.stream().map(ToolSpec::asFunction).toList().toString());
            lastTools = known;
        }
        return known.json();
    }

    private void limits(ModelRequest request, JsonGenerator json) throws IOException {
        number("temperature", tier.temperature(), json);
        number("top_p", tier.topP(), json);
        number("presence_penalty", tier.presencePenalty(), json);
        number("frequency_penalty", tier.frequencyPenalty(), json);
        OptionalInt own = request.options().maxTokens();
        OptionalInt maxTokens = own.isPresent() ? own : tier.maxTokens();
        if (maxTokens.isPresent()) {
            json.writeNumberField(
                    tier.limitField().wireName(), Math.addExact(maxTokens.getAsInt(), roomToThink(request)));
        }
    }

    private int roomToThink(ModelRequest request) {
        return capabilities.has(Capability.THINKING) && request.options().thinking() ? tier.thinkingTokens() : 0;
    }

    private static void number(String key, OptionalDouble value, JsonGenerator json) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(key, value.getAsDouble());
        }
    }

    /** Leaves out earlier answers with neither text nor calls, because servers refuse them. */
    private static void messages(ModelRequest request, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("messages");
        for (ChatMessage message : request.messages()) {
            boolean hasContent =
                    !message.text().isEmpty() || !message.toolCalls().isEmpty();
            if (hasContent || message.role() != Role.ASSISTANT) {
                message(message, json);
            }
        }
        json.writeEndArray();
    }

    private static void message(ChatMessage message, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", message.role().wireName());
        json.writeStringField("content", message.text());
        if (!message.toolCalls().isEmpty()) {
            json.writeArrayFieldStart("tool_calls");
            for (ToolCall call : message.toolCalls()) {
                toolCall(call, json);
            }
            json.writeEndArray();
        }
        if (message.role() == Role.TOOL) {
            json.writeStringField("tool_call_id", message.callId());
        }
        json.writeEndObject();
    }

    private static void toolCall(ToolCall call, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", call.id());
        json.writeStringField("type", "function");
        json.writeObjectFieldStart("function");
        json.writeStringField("name", call.name());
        json.writeStringField("arguments", call.arguments());
        json.writeEndObject();
        json.writeEndObject();
    }
}
