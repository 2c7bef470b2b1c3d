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

class ConversationRelayEndpointTest {

    private final VoiceTestNode node = new VoiceTestNode();
    private final ConversationRelayEndpoint endpoint = new ConversationRelayEndpoint(
            node.calls(), node.speech, node.config, node.registry, node.timers, session -> {});
    private final FakeSession peer = new FakeSession();
    private final Session session = peer.session();

    @Test
    void closesAConnectionThatDoesNotIdentifyItsCall() {
        endpoint.open(session);
        node.timers.fire();

        assertThat(peer.closes)
                .extracting(CloseReason::getCloseCode, CloseReason::getReasonPhrase)
                .containsExactly(tuple(CloseCodes.VIOLATED_POLICY, "frame missing (expected: setup)"));
    }

    @Test
    void keepsAConnectionThatIdentifiesItsCall() {
        endpoint.open(session);
        endpoint.receive(session, Fixture.read("setup"), true);
        node.timers.fire();

        assertThat(peer.closes).isEmpty();
    }

    @Test
    void asksACallBeyondTheLimitToTryAgainLater() {
        VoiceTestNode full = new VoiceTestNode(Map.of("assistant.voice.max-calls", "0"));
        ConversationRelayEndpoint busy = new ConversationRelayEndpoint(
                full.calls(), full.speech, full.config, full.registry, full.timers, session -> {});
        busy.open(session);
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
        endpoint.open(session);
        endpoint.receive(session, Fixture.read("setup"), true);
        endpoint.receive(session, frame, true);
        endpoint.receive(session, Fixture.read("prompt"), true);

        assertThat(peer.closes).isEmpty();
        assertThat(node.events()).hasExactlyElementsOfTypes(LegOpened.class, UtteranceReceived.class);
        assertThat(node.registry.get("assistant.voice.frames.malformed").counters())
                .extracting(Counter::count)
                .containsExactly(1.0);
    }

    @Test
    void readsAPromptInFragmentsUpToTheLimit() {
        endpoint.open(session);
        endpoint.receive(session, Fixture.read("setup"), true);
        endpoint.receive(session, "{\"type\":\"prompt\",\"voicePrompt\":\"" + "a".repeat(36_000), false);
        endpoint.receive(session, "\"}", true);
        assertThat(peer.closes).isEmpty();
        assertThat(node.events()).hasExactlyElementsOfTypes(LegOpened.class, UtteranceReceived.class);

        endpoint.receive(session, "{\"type\":\"prompt\",\"voicePrompt\":\"" + "a".repeat(40_000), false);
        endpoint.receive(session, "b".repeat(40_000), false);
        assertThat(peer.closes).extracting(CloseReason::getCloseCode).containsExactly(CloseCodes.TOO_BIG);
    }

    @Test
    void keepsAConnectionThatSendsUnknownMessages() {
        endpoint.open(session);
        endpoint.receive(session, "{\"type\":\"sentiment\"}", true);

        assertThat(peer.closes).isEmpty();
    }
}
