package telecom.assistant.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The parts of a chat completion request that the stand-in reads.
 *
 * @param tools the names of the tools that may be called
 * @param begun the beginning of the answer, if it is to be continued ({@code continue_final_message}); it is not among
 *     the messages
 */
record ChatRequest(
        String model,
        List<Message> messages,
        Set<String> tools,
        boolean stream,
        boolean thinking,
        boolean usage,
        Optional<String> begun) {

    ChatRequest(
            String model, List<Message> messages, Set<String> tools, boolean stream, boolean thinking, boolean usage) {
        this(model, messages, tools, stream, thinking, usage, Optional.empty());
    }

    /** A message: its role and its text, with the parts of a multi-part content joined. */
    record Message(String role, String text) {
        boolean isFrom(String who) {
            return role.equals(who);
        }
    }

    static ChatRequest of(JsonNode body) {
        List<Message> messages = new ArrayList<>();
        body.path("messages")
                .forEach(m -> messages.add(new Message(m.path("role").asText(), text(m.path("content")))));
        Optional<String> begun = body.path("continue_final_message").asBoolean(false)
                ? Optional.of(messages.remove(messages.size() - 1).text())
                : Optional.empty();
        Set<String> tools = new TreeSet<>();
        if (!body.path("tool_choice").asText().equals("none")) {
            body.path("tools")
                    .forEach(
                            tool -> tools.add(tool.path("function").path("name").asText()));
        }
        return new ChatRequest(
                body.path("model").asText(ModelStandIn.MODEL),
                List.copyOf(messages),
                Set.copyOf(tools),
                body.path("stream").asBoolean(false),
                body.path("chat_template_kwargs").path("enable_thinking").asBoolean(false),
                body.path("stream_options").path("include_usage").asBoolean(false),
                begun);
    }

    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asText("");
        }
        StringBuilder joined = new StringBuilder();
        content.forEach(part -> joined.append(part.path("text").asText("")));
        return joined.toString();
    }

    /** Whether the instructions ask for a JSON object with this key. */
    boolean asksFor(String key) {
        return instructions().contains("JSON") && instructions().contains(key);
    }

    boolean lastIsFrom(String role) {
        return !messages.isEmpty() && messages.get(messages.size() - 1).isFrom(role);
    }

    /** All system messages as one text. */
    String instructions() {
        return messages.stream()
                .filter(m -> m.isFrom("system"))
                .map(Message::text)
                .collect(Collectors.joining("\n"));
    }

    /** The whole prompt as one text, as a chat template would render it. */
    String prompt() {
        return messages.stream().map(m -> "<|" + m.role() + "|>" + m.text()).collect(Collectors.joining("\n"));
    }
}
