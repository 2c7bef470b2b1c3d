package telecom.assistant.channel.voice.conversationrelay;

import jakarta.websocket.CloseReason.CloseCodes;

/** Thrown when the platform breaks the protocol. The message says what was expected and never quotes the frame. */
final class RefusedFrameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CloseCodes closeCode;

    private RefusedFrameException(CloseCodes closeCode, String message) {
        super(message, null, false, false);
        this.closeCode = closeCode;
    }

    static RefusedFrameException outOfOrder(String expected) {
        return new RefusedFrameException(CloseCodes.VIOLATED_POLICY, "frame out of order (expected: " + expected + ")");
    }

    static RefusedFrameException tooLarge(long limit) {
        return new RefusedFrameException(CloseCodes.TOO_BIG, "frame too large (expected: at most " + limit + " bytes)");
    }

    static RefusedFrameException missing(String expected) {
        return new RefusedFrameException(CloseCodes.VIOLATED_POLICY, "frame missing (expected: " + expected + ")");
    }

    /** The code with which the connection is closed. */
    CloseCodes closeCode() {
        return closeCode;
    }
}
