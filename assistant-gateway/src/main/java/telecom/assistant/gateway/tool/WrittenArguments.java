package telecom.assistant.gateway.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads the arguments of a tool call, which a model wrote as text. */
public final class WrittenArguments {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private WrittenArguments() {}

    /** The arguments as a JSON object; an empty object if the text is not one. */
    public static JsonNode asObject(String written) {
        try {
            JsonNode read = JSON.readTree(written);
            return read.isObject() ? read : JSON.createObjectNode();
        } catch (JsonProcessingException malformed) {
            return JSON.createObjectNode();
        }
    }

    /**
     * The arguments in a canonical form, which is the same for texts that differ only in spacing and the order of
     * fields.
     */
    public static String normalized(String written) {
        try {
            return JSON.writeValueAsString(JSON.treeToValue(JSON.readTree(written), Object.class));
        } catch (JsonProcessingException malformed) {
            return written;
        }
    }
}
