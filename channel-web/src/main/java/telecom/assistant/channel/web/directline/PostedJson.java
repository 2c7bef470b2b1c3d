package telecom.assistant.channel.web.directline;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import telecom.assistant.channel.WellFormedText;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

/**
 * Reads the JSON object that clients post, up to a limit on its size, with {@linkplain WellFormedText well-formed}
 * texts.
 */
@ApplicationScoped
class PostedJson {

    private final ObjectReader json;
    private final long limit;

    PostedJson(ObjectMapper json, WebConfig config) {
        this.json = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.limit = config.directLine().activityLimit().asLongValue();
    }

    /** The posted object; an empty one when nothing was posted. */
    ObjectNode read(byte[] body) {
        if (body == null || body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (body.length > limit) {
            throw new WebFailure(
                    Reason.TOO_LARGE,
                    "body: " + body.length + " bytes (expected: at most " + limit
                            + ", setting assistant.web.direct-line.activity-limit)");
        }
        JsonNode posted = parse(body);
        if (WellFormedText.of(posted) instanceof ObjectNode object) {
            requireThatTextsRemain(posted, object);
            return object;
        }
        if (posted.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        throw new WebFailure(Reason.ARGUMENT_INVALID, "body: not an object (expected: one JSON object)");
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            // The cause would quote the posted body.
            throw new WebFailure(Reason.ARGUMENT_INVALID, "body: not JSON (expected: one JSON object)");
        }
    }

    /** Fails when nothing remains of a text, because an id, for example, must not silently become empty. */
    private static void requireThatTextsRemain(JsonNode posted, JsonNode wellFormed) {
        if (emptyTexts(wellFormed) > emptyTexts(posted)) {
            throw new WebFailure(
                    Reason.ARGUMENT_INVALID,
                    "body: a text of nothing but NUL or lone surrogates (expected: well-formed Unicode)");
        }
    }

    private static long emptyTexts(JsonNode json) {
        long count = json.isTextual() && json.textValue().isEmpty() ? 1 : 0;
        for (JsonNode child : json) {
            count += emptyTexts(child);
        }
        return count;
    }
}
