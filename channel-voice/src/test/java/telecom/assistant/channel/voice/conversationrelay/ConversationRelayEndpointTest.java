package telecom.assistant.channel.voice.conversationrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.voice.inbound.VoiceTestNode;

class ConversationRelayEndpointTest {

    private final VoiceTestNode node = new VoiceTestNode();
    private final ConversationRelayEndpoint endpoint =
            new ConversationRelayEndpoint(node.calls(), node.speech, node.config, node.registry, node.timers, session -> {});
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
        endpoint.receive(session, Fixture.read("setup"));
        node.timers.fire();

        assertThat(peer.closes).isEmpty();
    }

    @Test
    void asksACallBeyondTheLimitToTryAgainLater() {
        VoiceTestNode full = new VoiceTestNode(Map.of("assistant.voice.max-calls", "0"));
        ConversationRelayEndpoint busy =
                new ConversationRelayEndpoint(full.calls(), full.speech, full.config, full.registry, full.timers, session -> {});
        busy.open(session);
        busy.receive(session, Fixture.read("setup"));

        assertThat(peer.closes).extracting(CloseReason::getCloseCode).containsExactly(CloseCodes.TRY_AGAIN_LATER);
    }

    @Test
    void keepsAConnectionThatSendsUnknownMessages() {
        endpoint.open(session);
        endpoint.receive(session, "{\"type\":\"sentiment\"}");

        assertThat(peer.closes).isEmpty();
    }
}
