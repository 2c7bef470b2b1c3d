package telecom.assistant.gateway.reply;

/** A turn was not admitted to the model, because too many others were ahead. */
public final class OverloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it was not admitted. */
    public enum Reason {
        /** The channel's queue was full. */
        FULL,
        /** Its wait reached the channel's limit. */
        EXPIRED
    }

    OverloadException(Reason reason) {
        super(reason.name(), null, false, false);
    }
}
