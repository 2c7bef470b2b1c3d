package telecom.assistant.store.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import telecom.assistant.conversation.UtteranceFacts;

/** The facts of an utterance as the column {@code facts} holds them. Unknown fields of newer nodes are ignored. */
final class FactsJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_EMPTY, Include.ALWAYS))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    private FactsJson() {}

    /** The facts as JSON; null when there are none. */
    static JsonNode write(UtteranceFacts facts) {
        return facts.equals(UtteranceFacts.NONE) ? null : MAPPER.valueToTree(facts);
    }

    static UtteranceFacts read(JsonNode facts) {
        return facts == null || facts.isNull() ? UtteranceFacts.NONE : MAPPER.convertValue(facts, UtteranceFacts.class);
    }
}
