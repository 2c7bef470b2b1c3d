package telecom.assistant.local.handset;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What happens on a handset, as its screen would show it. The JSON form carries the kind in {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HandsetEvent.Message.class, name = "message"),
    @JsonSubTypes.Type(value = HandsetEvent.StatusChanged.class, name = "status")
})
public sealed interface HandsetEvent {

    /** As the handset sees it. */
    enum Direction {
        SENT,
        RECEIVED;

        @JsonValue
        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a message is: with the SMSC, waiting there for a receiver, arrived, or given up. */
    enum Status {
        ACCEPTED,
        PENDING,
        DELIVERED,
        FAILED;

        @JsonValue
        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A whole message, whatever the number of its segments.
     *
     * @param at epoch milliseconds
     */
    record Message(
            String id, Direction direction, String from, String to, String text, int segments, long at, Status status)
            implements HandsetEvent {
        Message with(Status changed) {
            return new Message(id, direction, from, to, text, segments, at, changed);
        }
    }

    /** A message that was shown before has moved on. */
    record StatusChanged(String id, Status status) implements HandsetEvent {}
}
