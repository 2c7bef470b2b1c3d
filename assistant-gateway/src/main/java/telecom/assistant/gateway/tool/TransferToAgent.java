package telecom.assistant.gateway.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.ToolSpec;

/** The tool by which the model gives a conversation to a person. */
public final class TransferToAgent {

    private static final String NAME = "transfer_to_agent";
    private static final int LONGEST = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private TransferToAgent() {}

    /**
     * What the model says about the transfer.
     *
     * @param reason why a person is wanted
     * @param summary what the person should know
     */
    public record Arguments(String reason, String summary) {}

    /** What the model is told about the tool. */
    public static ToolSpec spec() {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties
                .putObject("reason")
                .put("type", "string")
                .put("description", "Why a person is needed, in a few words, in the subscriber's language.");
        properties
                .putObject("summary")
                .put("type", "string")
                .put("description", "What the agent should know before answering, in the subscriber's language.");
        schema.putArray("required").add("reason").add("summary");
        return new ToolSpec(
                NAME,
                "Hands the conversation to a human customer-service agent. Use it when the subscriber asks for a person,"
                        + " or when you cannot help.",
                schema);
    }

    /** The transfer among the calls, if the model asked for one. Arguments that are no JSON do not prevent it. */
    public static Optional<Arguments> find(List<ToolCall> calls) {
        return calls.stream()
                .filter(call -> call.name().equals(NAME))
                .findFirst()
                .map(call -> parse(call.arguments()));
    }

    private static Arguments parse(String arguments) {
        try {
            JsonNode json = JSON.readTree(arguments);
            return new Arguments(text(json, "reason"), text(json, "summary"));
        } catch (JsonProcessingException e) {
            return new Arguments("", "");
        }
    }

    private static String text(JsonNode json, String field) {
        String text = json.path(field).asText("").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
