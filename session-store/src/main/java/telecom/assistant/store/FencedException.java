package telecom.assistant.store;

/**
 * A write was refused because another engine has taken the conversation over, or because the write is older than what
 * is stored. The caller must discard what it holds of the conversation, send nothing more from it, and read the
 * conversation again before doing anything else with it.
 */
public final class FencedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FencedException(Object conversation, long epoch) {
        super("conversation " + conversation + ": epoch " + epoch + " is over (expected: the newest)");
    }
}
