package telecom.assistant.channel.kafka;

/** A record that cannot be read as an event of ours. The message never quotes the record's data. */
public sealed class UndecodableEventException extends RuntimeException permits UnknownEventTypeException {

    private static final long serialVersionUID = 1L;

    UndecodableEventException(String message) {
        super(message);
    }

    UndecodableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
