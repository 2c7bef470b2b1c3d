package telecom.assistant.gateway.reply;

/** A reply, or its first words, did not come within the channel's deadline. */
public final class DeadlineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Which deadline passed. */
    public enum Kind {
        FIRST_TOKEN,
        TOTAL
    }

    private final Kind kind;

    DeadlineException(Kind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
