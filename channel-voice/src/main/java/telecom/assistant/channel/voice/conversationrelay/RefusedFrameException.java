package telecom.assistant.channel.voice.conversationrelay;

import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;

/**
 * The platform broke the protocol. This is where each way of doing so gets its close code (RFC 6455, section 7.4.1). The
 * message says what was expected and never quotes the frame.
 */
final class RefusedFrameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CloseCodes code;

    private RefusedFrameException(CloseCodes code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static RefusedFrameException malformed(String expected) {
        return new RefusedFrameException(CloseCodes.NOT_CONSISTENT, "malformed frame (expected: " + expected + ")");
    }

    static RefusedFrameException outOfOrder(String expected) {
        return new RefusedFrameException(CloseCodes.VIOLATED_POLICY, "frame out of order (expected: " + expected + ")");
    }

    static RefusedFrameException tooLarge(long limit) {
        return new RefusedFrameException(CloseCodes.TOO_BIG, "frame too large (expected: at most " + limit + " bytes)");
    }

    CloseCode code() {
        return code;
    }
}
