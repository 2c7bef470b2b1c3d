package telecom.assistant.store;

/**
 * A write was refused because another engine has taken the conversation over. Whoever gets it must forget what it holds
 * of the conversation and send nothing more.
 */
public final class FencedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FencedException(Object conversation, long epoch) {
        super("conversation " + conversation + ": epoch " + epoch + " is over (expected: the newest)");
    }
}
