package telecom.assistant.channel.kafka;

/**
 * Why a record is put aside on {@link Topics#DEAD_LETTER}. Kafka headers carry its message, so it tells the kind of the
 * failure and nothing that the failure might quote.
 */
public final class DeadLetter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DeadLetter(Throwable failure) {
        super(failure.getClass().getSimpleName(), null, false, false);
    }
}
