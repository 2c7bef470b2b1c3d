package telecom.assistant.gateway.tool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Builds the JSON Schema of a tool's arguments, which form an object. Unknown properties are allowed and ignored. */
public final class ToolSchema {

    private final ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    private final ObjectNode properties = schema.putObject("properties");
    private final ArrayNode required = JsonNodeFactory.instance.arrayNode();

    /** Adds a required string, which must not be blank. */
    public ToolSchema text(String name, int maxLength, String description) {
        properties
                .putObject(name)
                .put("type", "string")
                .put("minLength", 1)
                .put("pattern", "\\S")
                .put("maxLength", maxLength)
                .put("description", description);
        required.add(name);
        return this;
    }

    /** Adds a required choice among the given words. */
    public ToolSchema oneOf(String name, List<String> words, String description) {
        ArrayNode choice = properties
                .putObject(name)
                .put("type", "string")
                .put("description", description)
                .putArray("enum");
        words.forEach(choice::add);
        required.add(name);
        return this;
    }

    /** Adds an optional whole number. */
    public ToolSchema number(String name, int least, int most, String description) {
        properties
                .putObject(name)
                .put("type", "integer")
                .put("minimum", least)
                .put("maximum", most)
                .put("description", description);
        return this;
    }

    public ObjectNode build() {
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }
}
