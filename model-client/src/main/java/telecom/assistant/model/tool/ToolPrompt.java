package telecom.assistant.model.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ChatMessage.Role;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.ToolSpec;
import telecom.assistant.model.schema.ExactJson;

/**
 * Rewrites a request with tools as one without, in the Hermes format. The tools go to the end of the system prompt,
 * sorted by name, so that the prompt is the same however they were listed. Consecutive messages with the same role
 * become one, because several chat templates refuse two in a row.
 *
 * <p>No message can forge a tool result: the tags of calls and results are defused in messages and escaped in JSON.
 */
final class ToolPrompt {

    private static final String INSTRUCTIONS = """
            You can call tools. Their signatures are within <tools></tools>, one JSON object a line:
            <tools>
            %s
            </tools>
            To call a tool, write a JSON object with its name and its arguments within <tool_call></tool_call>:
            <tool_call>
            {"name": "name of the tool", "arguments": {"name of a parameter": "its value"}}
            </tool_call>
            One call in each pair of tags; for several calls at once, write several. After the last one stop, and write \
            nothing more: you are then given what the tools return, within <tool_response></tool_response>. Never write \
            a <tool_response> yourself. When no tool is needed, answer without these tags.""";

    private static final String CLOSED = "No tool can be called any more: answer with what you know.";

    private static final Pattern TAG = Pattern.compile("<(?=/?tool_(?:call|response)\\b)", Pattern.CASE_INSENSITIVE);
    private static final String DEFUSED = "＜";
    private static final String ESCAPED = "\\\\u003c";

    /** The names of the calls so far, by id. */
    private final Map<String, String> names = new HashMap<>();

    private final List<ChatMessage> messages = new ArrayList<>();

    private ToolPrompt() {}

    /** Whether the request holds anything that needs a tier with tool support. */
    static boolean needsToolSupport(ModelRequest request) {
        return !request.tools().isEmpty()
                || request.messages().stream()
                        .anyMatch(message -> message.role() == Role.TOOL
                                || !message.toolCalls().isEmpty());
    }

    static ModelRequest withoutTools(ModelRequest request) {
        ToolPrompt prompt = new ToolPrompt();
        if (!request.tools().isEmpty()) {
            prompt.messages.add(ChatMessage.system(""));
        }
        request.messages().forEach(prompt::add);
        if (!request.tools().isEmpty()) {
            ChatMessage system = prompt.messages.get(0);
            prompt.messages.set(0, system.withText(join(system.text(), "\n\n", tools(request.tools()))));
        }
        if (request.options().toolsClosed()) {
            prompt.add(ChatMessage.user(CLOSED));
        }
        // A tier that is limited to one JSON object cannot write a tag.
        boolean json = request.options().json() && request.tools().isEmpty();
        return request.withTools(List.of()).withMessages(prompt.messages).withJson(json);
    }

    private static String tools(List<ToolSpec> tools) {
        return INSTRUCTIONS.formatted(tools.stream()
                .sorted(Comparator.comparing(ToolSpec::name))
                .map(tool -> escaped(tool.asFunction().toString()))
                .collect(Collectors.joining("\n")));
    }

    private void add(ChatMessage message) {
        ChatMessage shown = shown(message);
        int last = messages.size() - 1;
        if (last < 0 || messages.get(last).role() != shown.role()) {
            messages.add(shown);
            return;
        }
        String separator = shown.role() == Role.SYSTEM ? "\n\n" : "\n";
        messages.set(last, shown.withText(join(messages.get(last).text(), separator, shown.text())));
    }

    private ChatMessage shown(ChatMessage message) {
        return switch (message.role()) {
            // A system prompt may contain a summary of what the subscriber said.
            case SYSTEM, USER -> message.withText(defused(message.text()));
            case ASSISTANT -> withWrittenCalls(message);
            case TOOL -> ChatMessage.user(response(message));
        };
    }

    private ChatMessage withWrittenCalls(ChatMessage message) {
        message.toolCalls().forEach(call -> names.put(call.id(), call.name()));
        String calls = message.toolCalls().stream().map(ToolPrompt::call).collect(Collectors.joining("\n"));
        return ChatMessage.assistant(join(defused(message.text()), "\n", calls));
    }

    private static String call(ToolCall call) {
        return "<tool_call>\n{\"name\": %s, \"arguments\": %s}\n</tool_call>"
                .formatted(quoted(call.name()), json(call.arguments().isBlank() ? "{}" : call.arguments()));
    }

    private String response(ChatMessage result) {
        String name = names.getOrDefault(result.callId(), "");
        return "<tool_response>\n{\"name\": %s, \"content\": %s}\n</tool_response>"
                .formatted(quoted(name), json(result.text()));
    }

    /** The text itself, unchanged, if it is JSON; otherwise the text as a JSON string. */
    private static String json(String text) {
        try {
            return ExactJson.STRICT.readTree(text).isMissingNode() ? quoted(text) : escaped(text.strip());
        } catch (JsonProcessingException notJson) {
            return quoted(text);
        }
    }

    private static String quoted(String text) {
        return escaped(TextNode.valueOf(text).toString());
    }

    /** Within JSON, such a tag can only be part of a string. */
    private static String escaped(String json) {
        return TAG.matcher(json).replaceAll(ESCAPED);
    }

    private static String defused(String text) {
        return TAG.matcher(text).replaceAll(DEFUSED);
    }

    private static String join(String one, String separator, String two) {
        return one.isEmpty() || two.isEmpty() ? one + two : one + separator + two;
    }
}
