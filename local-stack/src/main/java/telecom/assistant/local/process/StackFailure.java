package telecom.assistant.local.process;

/** A part of the stack could not start, or ended by itself; the message names the part and shows the tail of its log. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
