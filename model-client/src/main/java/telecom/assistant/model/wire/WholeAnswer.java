package telecom.assistant.model.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpClientResponse;
import java.util.Locale;
import java.util.Optional;

/** An answer in a single JSON object, as sent by gateways that ignore {@code "stream": true}. */
final class WholeAnswer {

    private static final String JSON = "application/json";

    private WholeAnswer() {}

    /** Whether a response may be such an answer; it may still turn out to be an error. */
    static boolean mayBe(HttpClientResponse response) {
        return response.statusCode() == 200
                && String.valueOf(response.getHeader("content-type"))
                        .toLowerCase(Locale.ROOT)
                        .startsWith(JSON);
    }

    /** The completion in a body; empty if there is none. */
    static Optional<JsonNode> in(String body) {
        try {
            JsonNode answer = Json.MAPPER.readTree(body);
            return answer.path("choices").path(0).path("message").isObject() ? Optional.of(answer) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
