package telecom.assistant.model.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import telecom.assistant.model.ToolSpec;

/**
 * Checks what a model wrote as the arguments of a tool against the tool's JSON Schema (draft 2020-12). Safe for use by
 * many threads.
 */
public final class ToolArguments {

    private static final int MOST_PROBLEMS = 5;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonSchema schema;

    public ToolArguments(ToolSpec tool) {
        this.schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(tool.parameters());
    }

    /** What a check finds. */
    public sealed interface Checked {

        record Valid(JsonNode arguments) implements Checked {}

        /** @param problems in words for the model, which may try again; they can repeat what it wrote */
        record Invalid(List<String> problems) implements Checked {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /** @param written by the model; nothing at all counts as an empty object */
    public Checked check(String written) {
        try {
            JsonNode arguments = JSON.readTree(written.isBlank() ? "{}" : written);
            List<String> problems = schema.validate(arguments).stream()
                    .map(ValidationMessage::getMessage)
                    .limit(MOST_PROBLEMS)
                    .toList();
            return problems.isEmpty() ? new Checked.Valid(arguments) : new Checked.Invalid(problems);
        } catch (JsonProcessingException malformed) {
            return new Checked.Invalid(List.of("the arguments are not JSON: " + malformed.getOriginalMessage()));
        }
    }
}
