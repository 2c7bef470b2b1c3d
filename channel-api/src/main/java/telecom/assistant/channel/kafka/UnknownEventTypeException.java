package telecom.assistant.channel.kafka;

/** Thrown when this version does not know an event's {@code ce_type}: a newer version or another program sent it. */
public final class UnknownEventTypeException extends UndecodableEventException {

    private static final long serialVersionUID = 1L;

    UnknownEventTypeException(String type) {
        super("type: " + type + " (expected: one that this version knows)");
    }
}
