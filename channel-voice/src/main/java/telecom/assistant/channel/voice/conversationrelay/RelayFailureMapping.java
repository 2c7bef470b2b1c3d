package telecom.assistant.channel.voice.conversationrelay;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import telecom.assistant.channel.voice.inbound.Calls.ShuttingDownException;
import telecom.assistant.channel.voice.inbound.Calls.TooManyCallsException;
import telecom.assistant.channel.voice.inbound.RefusedCallException;

/**
 * Maps each failure to the code with which the platform's connection is closed (RFC 6455, section 7.4.1). Close reasons
 * never quote a frame.
 */
final class RelayFailureMapping {

    private RelayFailureMapping() {}

    static CloseReason closeReason(Throwable failure) {
        if (failure instanceof RefusedFrameException refused) {
            return new CloseReason(refused.closeCode(), refused.getMessage());
        }
        if (failure instanceof ShuttingDownException) {
            return new CloseReason(CloseCodes.SERVICE_RESTART, "node is shutting down");
        }
        if (failure instanceof RefusedCallException refused) {
            return new CloseReason(CloseCodes.VIOLATED_POLICY, refused.getMessage());
        }
        return failure instanceof TooManyCallsException
                ? new CloseReason(CloseCodes.TRY_AGAIN_LATER, "too many calls")
                : new CloseReason(CloseCodes.UNEXPECTED_CONDITION, "internal error");
    }
}
