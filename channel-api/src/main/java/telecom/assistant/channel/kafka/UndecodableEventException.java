package telecom.assistant.channel.kafka;

/**
 * Thrown when a record is not an event that this version can read. The message says why, and never quotes the record's
 * data.
 */
public sealed class UndecodableEventException extends RuntimeException permits UnknownEventTypeException {

    private static final long serialVersionUID = 1L;

    UndecodableEventException(String message) {
        super(message);
    }
}
