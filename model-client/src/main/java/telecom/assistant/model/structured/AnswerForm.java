package telecom.assistant.model.structured;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.schema.JsonShape;
import telecom.assistant.model.structured.StructuredFailure.Reason;

/**
 * The form that an answer has to have: one JSON object that conforms to a schema, and the record that it is read into.
 * The schema goes to the model word for word, including its descriptions. Enum constants are read in upper or lower
 * case; fields that the record lacks are ignored. Create it once and reuse it. Thread-safe.
 */
public final class AnswerForm<T> {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String INSTRUCTION =
            "Answer with one JSON object and nothing else: no words around it, no Markdown. It conforms to this JSON"
                    + " Schema:\n";

    private final Class<T> type;
    private final JsonShape shape;
    private final String instruction;

    private AnswerForm(Class<T> type, JsonNode schema) {
        this.type = type;
        this.shape = new JsonShape(schema);
        this.instruction = INSTRUCTION + schema;
    }

    /**
     * @param schema JSON Schema (draft 2020-12) of an object
     * @throws IllegalArgumentException when the schema is not a JSON object
     */
    public static <T> AnswerForm<T> of(Class<T> type, String schema) {
        try {
            JsonNode parsed = JSON.readTree(schema);
            if (!parsed.isObject()) {
                throw new IllegalArgumentException("schema: %s (expected: an object)".formatted(parsed.getNodeType()));
            }
            return new AnswerForm<>(type, parsed);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("schema: not JSON (expected: a JSON Schema)", malformed);
        }
    }

    /**
     * The request as the model gets it. The prompt describes the form even for a tier with a JSON mode, because it is
     * not known yet which tier will answer, and because JSON mode itself enforces no schema.
     */
    ModelRequest instructed(ModelRequest request) {
        List<ChatMessage> messages = new ArrayList<>(request.messages());
        ChatMessage first = messages.get(0);
        if (first.role() == ChatMessage.Role.SYSTEM) {
            messages.set(0, first.withText(first.text() + "\n\n" + instruction));
        } else {
            messages.add(0, ChatMessage.system(instruction));
        }
        return request.withMessages(messages).withJson(true);
    }

    /** The first object in the answer that conforms; otherwise what is wrong with the first one. */
    Reading<T> read(String answer) {
        List<Reading<T>> readings =
                FoundObjects.findIn(answer).stream().map(this::bind).toList();
        return readings.stream()
                .filter(Reading::isUsable)
                .findFirst()
                .or(() -> readings.stream().findFirst())
                .orElseGet(() ->
                        Reading.unusable(Reason.NO_JSON, List.of("there is no complete JSON object in the answer")));
    }

    private Reading<T> bind(JsonNode found) {
        List<String> problems = shape.problems(found);
        if (!problems.isEmpty()) {
            return Reading.unusable(Reason.NOT_CONFORMING, problems);
        }
        try {
            return Reading.of(JSON.treeToValue(found, type));
        } catch (JsonProcessingException unfit) {
            return Reading.unusable(Reason.NOT_CONFORMING, List.of(unfit.getOriginalMessage()));
        }
    }
}
