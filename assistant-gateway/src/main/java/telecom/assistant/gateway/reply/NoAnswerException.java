package telecom.assistant.gateway.reply;

/** The model ended without a word, or without one after its tools had been called. */
public final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAnswerException() {
        super("no answer", null, false, false);
    }
}
