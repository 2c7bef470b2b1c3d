package telecom.assistant.channel.web.directline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import telecom.assistant.channel.web.WebConfig;
import telecom.assistant.channel.web.WebFailure;
import telecom.assistant.channel.web.WebFailure.Reason;

/** Reads what clients post: within the size limit, and with Direct Line's own answer to what is no JSON. */
@ApplicationScoped
class RequestBody {

    private final ObjectMapper json;
    private final long limit;

    RequestBody(ObjectMapper json, WebConfig config) {
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
            throw new WebFailure(Reason.ARGUMENT_INVALID, "body: no JSON (expected: an object)");
        }
    }
}
