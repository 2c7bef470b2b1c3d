package telecom.assistant.channel.kafka;

/** An event whose {@code ce_type} this version does not have, because a newer one sent it, or somebody else altogether. */
public final class UnknownEventTypeException extends UndecodableEventException {

    private static final long serialVersionUID = 1L;

    UnknownEventTypeException(String type) {
        super("type: " + type + " (expected: one that this version knows)");
    }
}
