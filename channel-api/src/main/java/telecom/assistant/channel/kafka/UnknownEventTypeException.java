package telecom.assistant.channel.kafka;

/** The event's {@code ce_type} is unknown to this version: it was sent by a newer version, or by another program. */
public final class UnknownEventTypeException extends UndecodableEventException {

    private static final long serialVersionUID = 1L;

    UnknownEventTypeException(String type) {
        super("type: " + type + " (expected: one that this version knows)");
    }
}
