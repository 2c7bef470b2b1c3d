package telecom.assistant.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Locale;

/**
 * The shape of the JSON that a model is to write: a JSON Schema (draft 2020-12) whose formats are checked as well.
 * Thread-safe.
 */
public final class JsonShape {

    private static final int MAX_PROBLEMS = 5;
    private static final int MAX_PROBLEM_CHARS = 300;

    // Problems are in English whatever the server's locale, because the model's instructions are.
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .locale(Locale.ENGLISH)
            .formatAssertionsEnabled(true)
            .build();

    private final JsonSchema schema;

    public JsonShape(JsonNode schema) {
        this.schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema, CONFIG);
    }

    /**
     * The first few problems, worded for the model. They may repeat what the model wrote, so they must not be logged.
     */
    public List<String> problems(JsonNode written) {
        return schema.validate(written).stream()
                .limit(MAX_PROBLEMS)
                .map(ValidationMessage::getMessage)
                .map(JsonShape::cut)
                .toList();
    }

    private static String cut(String problem) {
        return problem.length() <= MAX_PROBLEM_CHARS ? problem : problem.substring(0, MAX_PROBLEM_CHARS) + "…";
    }
}
