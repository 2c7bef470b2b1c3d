package telecom.assistant.store.teacher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import telecom.assistant.conversation.Summary;

/** A row of {@link TeacherConversations#CLOSED}. */
final class ClosedRow {

    private static final JsonMapper JSON = new JsonMapper();

    private ClosedRow() {}

    static ClosedConversation read(String json) {
        JsonNode row = parse(json);
        Closing closing =
                new Closing(row.path("closed_in").asLong(), row.path("closing").asLong());
        JsonNode consented = row.path("consented");
        return new ClosedConversation(closing, consented.isObject() ? consented(closing, consented) : null);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException unreadable) {
            unreadable.clearLocation();
            throw new IllegalStateException("a row that the database wrote is not JSON", unreadable);
        }
    }

    private static ConsentedConversation consented(Closing closing, JsonNode row) {
        List<String> names = new ArrayList<>();
        row.path("agents").forEach(agent -> names.add(agent.textValue()));
        if (row.path("name").isTextual()) {
            names.add(row.path("name").textValue());
        }
        return new ConsentedConversation(
                closing,
                UUID.fromString(row.path("conversation_id").textValue()),
                row.path("turn").asLong(),
                row.path("summary").isTextual()
                        ? new Summary(
                                row.path("summary").textValue(),
                                row.path("summary_through").asLong())
                        : null,
                names);
    }
}
