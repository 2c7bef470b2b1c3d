package telecom.assistant.store.teacher;

/**
 * A position in the order in which conversations were closed.
 *
 * @param transaction the database's number for the transaction that closed the conversation
 * @param number distinguishes the closings within a transaction
 */
public record Closing(long transaction, long number) {

    /** The position before every conversation. */
    public static final Closing FIRST = new Closing(0, 0);

    /** The position just before this one. */
    public Closing before() {
        return new Closing(transaction, number - 1);
    }
}
