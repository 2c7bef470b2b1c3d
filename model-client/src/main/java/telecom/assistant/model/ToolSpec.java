package telecom.assistant.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/**
 * A tool that the model may call.
 *
 * @param parameters the arguments as a JSON Schema object
 */
public record ToolSpec(String name, String description, JsonNode parameters) {

    public ToolSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(parameters, "parameters");
    }

    /** The tool as a chat completion request describes it. */
    public ObjectNode asFunction() {
        ObjectNode described = JsonNodeFactory.instance.objectNode().put("type", "function");
        described
                .putObject("function")
                .put("name", name)
                .put("description", description)
                .set("parameters", parameters);
        return described;
    }
}
