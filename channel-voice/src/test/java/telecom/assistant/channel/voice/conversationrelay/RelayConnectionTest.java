package telecom.assistant.channel.voice.conversationrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.event.InboundEvent.DigitsPressed;
import telecom.assistant.channel.event.InboundEvent.LegClosed;
import telecom.assistant.channel.event.InboundEvent.LegOpened;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.voice.delivery.RecordingLine;
import telecom.assistant.channel.voice.inbound.VoiceTestNode;

class RelayConnectionTest {

    private final VoiceTestNode node = new VoiceTestNode();
    private final RelayFrameReader reader = new RelayFrameReader();
    private final RelayConnection connection = new RelayConnection(node.calls(), new RecordingLine());

    @Test
    void turnsFramesIntoEvents() {
        receive("setup");
        receive("prompt");
        receive("dtmf");
        receive("info");
        receive("error");
        connection.handleClose(new CloseReason(CloseCodes.NORMAL_CLOSURE, ""));

        assertThat(node.events())
                .hasExactlyElementsOfTypes(
                        LegOpened.class, UtteranceReceived.class, DigitsPressed.class, LegClosed.class);
        assertThat(((LegClosed) node.events().get(3)).reason()).isEqualTo("connection closed 1000");
    }

    @Test
    void usesTheLastPromptOrElseThePartialPrompts() {
        receive("setup");
        prompt("이번", false);
        prompt("이번 달", false);
        prompt("이번 달 요금", true);
        prompt("남은", false);
        prompt("데이터", false);
        prompt("", true);
        prompt("", true);

        assertThat(node.events())
                .filteredOn(UtteranceReceived.class::isInstance)
                .extracting(event -> ((UtteranceReceived) event).text())
                .containsExactly("이번 달 요금", "남은 데이터");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt", "prompt-partial", "dtmf", "interrupt", "info-played"})
    void refusesFramesBeforeTheSetup(String fixture) {
        assertThatThrownBy(() -> receive(fixture))
                .isInstanceOfSatisfying(RefusedFrameException.class, refusal -> assertThat(refusal.closeCode())
                        .isEqualTo(CloseCodes.VIOLATED_POLICY))
                .hasMessageContaining("expected: setup first");
    }

    @Test
    void ignoresARepeatedSetup() {
        receive("setup");
        receive("setup");

        assertThat(node.events()).hasExactlyElementsOfTypes(LegOpened.class);
    }

    @Test
    void refusesTheSetupOfAnotherCall() {
        receive("setup");

        assertThatThrownBy(() -> receive("setup-minimal")).hasMessageContaining("one call on a connection");
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED_ABNORMALLY", "GOING_AWAY", "TOO_BIG", "UNEXPECTED_CONDITION"})
    void keepsACallWaitingWhoseConnectionBrokeOff(CloseCodes code) {
        receive("setup");
        connection.handleClose(new CloseReason(code, ""));
        assertThat(node.events()).hasExactlyElementsOfTypes(LegOpened.class);

        node.timers.fire();
        assertThat(node.events()).hasExactlyElementsOfTypes(LegOpened.class, LegClosed.class);
    }

    @Test
    void publishesNothingWhenItClosesBeforeTheSetup() {
        connection.handleClose(new CloseReason(CloseCodes.NORMAL_CLOSURE, ""));

        assertThat(node.events()).isEmpty();
    }

    private void receive(String fixture) {
        reader.read(Fixture.read(fixture)).applyTo(connection);
    }

    private void prompt(String text, boolean last) {
        new RelayFrame.Prompt(text, "ko-KR", last).applyTo(connection);
    }
}
