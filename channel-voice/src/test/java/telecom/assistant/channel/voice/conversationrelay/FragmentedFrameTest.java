package telecom.assistant.channel.voice.conversationrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.websocket.CloseReason.CloseCodes;
import org.junit.jupiter.api.Test;

class FragmentedFrameTest {

    private final FragmentedFrame frame = new FragmentedFrame(10);

    @Test
    void joinsTheFragmentsOfAMessage() {
        assertThat(frame.add("ab", false)).isEmpty();
        assertThat(frame.add("cd", true)).contains("abcd");
        assertThat(frame.add("0123456789", true)).contains("0123456789");
    }

    @Test
    void refusesAMessageWhoseFragmentsAreTooLongTogether() {
        assertThat(frame.add("가나", false)).isEmpty();

        assertThatThrownBy(() -> frame.add("다라", false))
                .isInstanceOfSatisfying(RefusedFrameException.class, refusal -> assertThat(refusal.closeCode())
                        .isEqualTo(CloseCodes.TOO_BIG))
                .hasMessageContaining("10 bytes");
    }
}
