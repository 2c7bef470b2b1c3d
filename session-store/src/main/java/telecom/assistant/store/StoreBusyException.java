package telecom.assistant.store;

/**
 * A write was refused because too many others are waiting already. None of it was stored, and it may be tried again
 * later.
 */
public final class StoreBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreBusyException(int waiting) {
        super(waiting + " changes wait for the database (assistant.store.commit.queue)");
    }
}
