package telecom.assistant.channel.voice.conversationrelay;

/** The platform broke the protocol. The message says what was expected and never quotes the frame. */
final class RefusedFrameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How it was broken. */
    enum Reason {
        MALFORMED,
        OUT_OF_ORDER,
        TOO_LARGE,
        MISSING
    }

    private final Reason reason;

    private RefusedFrameException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    static RefusedFrameException malformed(String expected) {
        return new RefusedFrameException(Reason.MALFORMED, "malformed frame (expected: " + expected + ")");
    }

    static RefusedFrameException outOfOrder(String expected) {
        return new RefusedFrameException(Reason.OUT_OF_ORDER, "frame out of order (expected: " + expected + ")");
    }

    static RefusedFrameException tooLarge(long limit) {
        return new RefusedFrameException(Reason.TOO_LARGE, "frame too large (expected: at most " + limit + " bytes)");
    }

    static RefusedFrameException missing(String expected) {
        return new RefusedFrameException(Reason.MISSING, "nothing said (expected: " + expected + ")");
    }

    Reason reason() {
        return reason;
    }
}
