package telecom.assistant.model.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import telecom.assistant.model.ToolSpec;
import telecom.assistant.model.schema.ExactJson;
import telecom.assistant.model.schema.JsonShape;

/** Checks what a model wrote as the arguments of a tool against the tool's JSON Schema (draft 2020-12). Thread-safe. */
public final class ToolArguments {

    private final JsonShape shape;

    public ToolArguments(ToolSpec tool) {
        this.shape = new JsonShape(tool.parameters());
    }

    /**
     * What a check finds.
     *
     * @param arguments null when there are problems
     * @param problems the problems, worded for the model, which may try again; they may repeat what the model wrote
     */
    public record Checked(JsonNode arguments, List<String> problems) {

        public boolean isValid() {
            return problems.isEmpty();
        }
    }

    /** @param written what the model wrote; an empty text and {@code null} count as an empty object */
    public Checked check(String written) {
        try {
            JsonNode arguments = unwrapped(ExactJson.STRICT.readTree(written.isBlank() ? "{}" : written));
            List<String> problems = shape.problems(arguments);
            return new Checked(problems.isEmpty() ? arguments : null, problems);
        } catch (JsonProcessingException malformed) {
            return new Checked(null, List.of("the arguments are not JSON: " + malformed.getOriginalMessage()));
        }
    }

    /** The arguments as an object. Some models write them as a JSON string that contains the object. */
    private static JsonNode unwrapped(JsonNode written) throws JsonProcessingException {
        if (written.isNull()) {
            return ExactJson.MAPPER.createObjectNode();
        }
        return written.isTextual() && written.textValue().strip().startsWith("{")
                ? ExactJson.STRICT.readTree(written.textValue())
                : written;
    }
}
