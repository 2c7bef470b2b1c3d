package telecom.assistant.store;

/**
 * A write was refused because too many others are already waiting. Nothing was stored, and it may be tried again later.
 */
public final class StoreBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreBusyException(int waiting) {
        super(waiting + " changes are already waiting for the database (assistant.store.commit.queue)");
    }
}
