package telecom.assistant.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A request that the stand-in got.
 *
 * @param number counts from 1
 * @param at epoch milliseconds
 * @param headers names in lower case; the value of {@code authorization} is left out
 * @param body as it was sent
 * @param outcome what has become of the answer so far
 */
public record RecordedRequest(long number, long at, Map<String, String> headers, JsonNode body, Outcome outcome) {

    /** What has become of an answer. */
    public enum Outcome {
        /** It is being sent, or held back by a fault. */
        OPEN,
        /** It was sent to its end. */
        COMPLETED,
        /** The caller closed the connection before its end. */
        ABORTED,
        /** It failed on command. */
        FAULTED
    }

    RecordedRequest with(Outcome changed) {
        return new RecordedRequest(number, at, headers, body, changed);
    }
}
