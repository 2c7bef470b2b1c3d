package telecom.assistant.model.structured;

/**
 * A model gave no answer in the required form even when asked a second time, or a filter withheld the answer. The
 * message repeats nothing of the answers. There is no stack trace: this is an outcome, not a bug.
 */
public final class StructuredFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was wrong with the last answer. */
    public enum Reason {
        /** The answer contains no JSON object. */
        NO_JSON("no JSON object"),
        /** The answer contains a JSON object, but the object does not conform to the schema. */
        NOT_CONFORMING("does not conform to the schema"),
        /** The token limit cut the answer off: {@code max-tokens} of the request or of the tier. */
        CUT_OFF("cut off at max-tokens"),
        /** The answer is longer than the limit for an answer. */
        TOO_LONG("too long to be read"),
        /** The tier's filter withheld the answer, which is not requested again. */
        WITHHELD("withheld by the tier's filter");

        private final String description;

        Reason(String description) {
            this.description = description;
        }
    }

    private final Reason reason;

    StructuredFailure(Reason reason, String tier) {
        super("model tier " + tier + ": no structured answer, " + reason.description, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
