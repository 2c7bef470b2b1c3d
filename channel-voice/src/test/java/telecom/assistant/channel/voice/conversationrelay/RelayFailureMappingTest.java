package telecom.assistant.channel.voice.conversationrelay;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import org.junit.jupiter.api.Test;

class RelayFailureMappingTest {

    @Test
    void closesWithACodeForEachBreachOfTheProtocol() {
        assertThat(closeCode(RefusedFrameException.outOfOrder("setup"))).isEqualTo(CloseCodes.VIOLATED_POLICY);
        assertThat(closeCode(RefusedFrameException.missing("setup"))).isEqualTo(CloseCodes.VIOLATED_POLICY);
        assertThat(closeCode(RefusedFrameException.tooLarge(10))).isEqualTo(CloseCodes.TOO_BIG);
    }

    @Test
    void hidesTheMessageOfAnUnexpectedFailure() {
        CloseReason reason = RelayFailureMapping.closeReason(new IllegalStateException("a caller's words"));

        assertThat(reason.getCloseCode()).isEqualTo(CloseCodes.UNEXPECTED_CONDITION);
        assertThat(reason.getReasonPhrase()).isEqualTo("internal error");
    }

    private static CloseReason.CloseCode closeCode(Throwable failure) {
        return RelayFailureMapping.closeReason(failure).getCloseCode();
    }
}
