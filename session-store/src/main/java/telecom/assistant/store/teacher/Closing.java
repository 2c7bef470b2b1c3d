package telecom.assistant.store.teacher;

/**
 * A place in the order in which conversations were closed.
 *
 * @param transaction the database's number of the transaction that closed it
 * @param number tells the closings of one transaction apart
 */
public record Closing(long transaction, long number) {

    /** Before every conversation. */
    public static final Closing FIRST = new Closing(0, 0);

    /** The place just before this one. */
    public Closing before() {
        return new Closing(transaction, number - 1);
    }
}
