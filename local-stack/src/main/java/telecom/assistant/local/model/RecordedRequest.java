package telecom.assistant.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A request that the stand-in received.
 *
 * @param number the number of the request, counted from 1
 * @param at when it was received, in epoch milliseconds
 * @param headers the headers, with names in lower case; the value of {@code authorization} is masked
 * @param body the body as it was sent
 * @param outcome how its answer ended
 */
public record RecordedRequest(long number, long at, Map<String, String> headers, JsonNode body, Outcome outcome) {

    /** How an answer ended, or that it is still open. */
    public enum Outcome {
        /** It is being sent, or a fault holds it back. */
        OPEN,
        /** All of it was sent. */
        COMPLETED,
        /** The caller closed the connection before the end. */
        ABORTED,
        /** A fault was applied to it. */
        FAULTED
    }

    RecordedRequest with(Outcome changed) {
        return new RecordedRequest(number, at, headers, body, changed);
    }
}
