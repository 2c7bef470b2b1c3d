package telecom.assistant.local.handset;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Something that happens on a handset, as its screen would show it. The JSON has the kind in {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HandsetEvent.Message.class, name = "message"),
    @JsonSubTypes.Type(value = HandsetEvent.StatusChanged.class, name = "status")
})
public sealed interface HandsetEvent {

    /** Calls the handler's method for this kind of event. */
    void handle(Handler handler);

    /** One method for each kind of event, so that no handler can overlook a new kind. */
    interface Handler {

        void on(Message message);

        void on(StatusChanged changed);
    }

    /** Which way a message went, from the handset's point of view. */
    enum Direction {
        SENT,
        RECEIVED;

        @JsonValue
        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a message is: accepted by the SMSC, waiting there for a receiver, delivered, or given up. */
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
     * A whole message of one or more segments.
     *
     * @param at the time of the message, in epoch milliseconds
     */
    record Message(
            String id, Direction direction, String from, String to, String text, int segments, long at, Status status)
            implements HandsetEvent {
        Message with(Status changed) {
            return new Message(id, direction, from, to, text, segments, at, changed);
        }

        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** The status of an earlier message has changed. */
    record StatusChanged(String id, Status status) implements HandsetEvent {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }
}
