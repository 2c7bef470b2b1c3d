package telecom.assistant.store;

/**
 * A write was refused because of what it holds, and would be refused however often it is tried: a value that the database
 * cannot take, or a part that is missing. The cause may quote what was to be stored; it is not for the log.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedException(Throwable cause) {
        super("the database does not take the change, and would not later", cause);
    }
}
