package telecom.assistant.channel.voice.conversationrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.Counter;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.event.InboundEvent.LegOpened;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.voice.inbound.VoiceTestNode;
import telecom.assistant.channel.voice.platform.VoicePlatform;

class RelaySocketsTest {

    private final VoiceTestNode node = new VoiceTestNode();
    private final RelaySockets sockets =
            new RelaySockets(node.calls(), node.speech, node.config, node.registry, node.timers, session -> {});
    private final VoicePlatform platform = new CapablePlatform(true);
    private final FakeSession peer = new FakeSession();
    private final Session session = peer.session();

    @Test
    void closesAConnectionThatDoesNotIdentifyItsCall() {
        sockets.open(session, platform);
        node.timers.fire();

        assertThat(peer.closes)
                .extracting(CloseReason::getCloseCode, CloseReason::getReasonPhrase)
                .containsExactly(tuple(CloseCodes.VIOLATED_POLICY, "frame missing (expected: setup)"));
    }

    @Test
    void keepsAConnectionThatIdentifiesItsCall() {
        sockets.open(session, platform);
        sockets.receive(session, Fixture.read("setup"), true);
        node.timers.fire();

        assertThat(peer.closes).isEmpty();
    }

    @Test
    void closesACallBeyondTheLimitWithTryAgainLater() {
        VoiceTestNode full = new VoiceTestNode(Map.of("assistant.voice.max-calls", "0"));
        RelaySockets busy =
                new RelaySockets(full.calls(), full.speech, full.config, full.registry, full.timers, session -> {});
        busy.open(session, platform);
        busy.receive(session, Fixture.read("setup"), true);

        assertThat(peer.closes).extracting(CloseReason::getCloseCode).containsExactly(CloseCodes.TRY_AGAIN_LATER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"dtmf\",\"digit\":\"w\"}",
                "{\"type\":\"prompt\",\"voicePrompt\":null}",
                "{\"type\":\"prompt\"}",
                "{\"type\":",
                "{\"voicePrompt\":\"네\"}",
                "[]",
                "{\"type\":\"setup\"}"
            })
    void ignoresAndCountsABadFrameOfALiveCall(String frame) {
        sockets.open(session, platform);
        sockets.receive(session, Fixture.read("setup"), true);
        sockets.receive(session, frame, true);
        sockets.receive(session, Fixture.read("prompt"), true);

        assertThat(peer.closes).isEmpty();
        assertThat(node.events()).hasExactlyElementsOfTypes(LegOpened.class, UtteranceReceived.class);
        assertThat(node.registry.get("assistant.voice.frames.malformed").counters())
                .extracting(Counter::count)
                .containsExactly(1.0);
    }

    @Test
    void readsAPromptInFragmentsUpToTheLimit() {
        sockets.open(session, platform);
        sockets.receive(session, Fixture.read("setup"), true);
        sockets.receive(session, "{\"type\":\"prompt\",\"voicePrompt\":\"" + "a".repeat(36_000), false);
        sockets.receive(session, "\"}", true);
        assertThat(peer.closes).isEmpty();
        assertThat(node.events()).hasExactlyElementsOfTypes(LegOpened.class, UtteranceReceived.class);

        sockets.receive(session, "{\"type\":\"prompt\",\"voicePrompt\":\"" + "a".repeat(40_000), false);
        sockets.receive(session, "b".repeat(40_000), false);
        assertThat(peer.closes).extracting(CloseReason::getCloseCode).containsExactly(CloseCodes.TOO_BIG);
    }

    @Test
    void keepsAConnectionThatSendsUnknownMessages() {
        sockets.open(session, platform);
        sockets.receive(session, "{\"type\":\"sentiment\"}", true);

        assertThat(peer.closes).isEmpty();
    }

    @Test
    void asksForClearSpeechWhenOnlyNoiseInterrupts() {
        sockets.open(session, platform);
        sockets.receive(session, Fixture.read("setup"), true);
        for (int i = 0; i < 4; i++) {
            sockets.receive(session, Fixture.read("interrupt"), true);
        }

        assertThat(peer.sent)
                .containsExactly("{\"type\":\"config\",\"interruptSensitivity\":\"low\",\"ignoreBackchannel\":true}");
    }

    @Test
    void measuresTheRoundTripToThePlatform() {
        sockets.open(session, platform);
        sockets.receive(session, "{\"type\":\"info\",\"name\":\"roundTripDelayMs\",\"value\":120}", true);
        sockets.receive(session, "{\"type\":\"info\",\"name\":\"roundTripDelayMs\",\"value\":-7}", true);

        assertThat(node.registry.get("assistant.voice.round.trip").timer().count())
                .isEqualTo(1);
    }
}
