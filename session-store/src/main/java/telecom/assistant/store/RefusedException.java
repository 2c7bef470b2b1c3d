package telecom.assistant.store;

/**
 * A write was refused because of its content, and would be refused however often it is repeated: a value that the
 * database cannot store, or a missing part. The cause may quote what was to be stored, so it must not be logged.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedException(Throwable cause) {
        super("the database refuses the change, and would refuse it again", cause);
    }
}
