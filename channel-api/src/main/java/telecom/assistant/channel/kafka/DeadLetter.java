package telecom.assistant.channel.kafka;

/**
 * Why a record is moved to {@link Topics#DEAD_LETTER}. Its message becomes a Kafka header, so it only names the kind of
 * failure, and contains nothing that the failure might quote.
 */
public final class DeadLetter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DeadLetter(Throwable failure) {
        super(failure.getClass().getSimpleName(), null, false, false);
    }
}
