package telecom.assistant.channel.web.directline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

/** Reads the JSON that clients post, up to a limit on its size. */
@ApplicationScoped
class PostedJson {

    private final ObjectMapper json;
    private final long limit;

    PostedJson(ObjectMapper json, WebConfig config) {
        this.json = json;
        this.limit = config.directLine().activityLimit().asLongValue();
    }

    /** The posted JSON; an empty object when nothing was posted. */
    JsonNode read(byte[] body) {
        if (body == null || body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (body.length > limit) {
            throw new WebFailure(
                    Reason.TOO_LARGE,
                    "body: " + body.length + " bytes (expected: at most " + limit
                            + ", setting assistant.web.direct-line.activity-limit)");
        }
        try {
            return json.readTree(body);
        } catch (IOException e) {
            // The cause would quote what was posted.
            throw new WebFailure(Reason.ARGUMENT_INVALID, "body: not JSON (expected: an object)");
        }
    }
}
