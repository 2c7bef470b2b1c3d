package telecom.assistant.channel.voice.inbound;

/** A connection was refused access to a call. The message says what was expected, and quotes nothing that was sent. */
public final class RefusedCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedCallException(String message) {
        super(message, null, false, false);
    }
}
