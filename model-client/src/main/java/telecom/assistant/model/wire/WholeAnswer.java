package telecom.assistant.model.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import telecom.assistant.model.schema.ExactJson;

/** An answer in a single JSON object, as sent by gateways that ignore {@code "stream": true}. */
final class WholeAnswer {

    private WholeAnswer() {}

    /** The completion in a body; empty if there is none. */
    static Optional<JsonNode> in(String body) {
        try {
            JsonNode answer = ExactJson.MAPPER.readTree(body);
            return answer.path("choices").path(0).path("message").isObject() ? Optional.of(answer) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
