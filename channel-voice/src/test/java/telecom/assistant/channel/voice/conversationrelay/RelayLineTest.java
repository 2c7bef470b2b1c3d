package telecom.assistant.channel.voice.conversationrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.http.BoundedSocket;
import telecom.assistant.channel.voice.inbound.VoiceTestNode;

class RelayLineTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeSession peer = new FakeSession();
    private final RelayLine line = new RelayLine(new BoundedSocket(peer.session(), 10_000), new VoiceTestNode().speech);

    @Test
    void speaksInThePlatformsFormat() throws Exception {
        line.say("이번 달 \"요금\"은 ", false, "ko");

        assertThat(sent()).isEqualTo(JSON.readTree(Fixture.read("sent-text")));
    }

    @Test
    void handsTheCallBackWithReasonAndSummary() throws Exception {
        Route route = new Route(Channel.VOICE, "CA1", "+821000000101", "114", 3);
        UUID conversation = UUID.fromString("00000000-0000-7000-8000-000000000001");

        line.handBack(new TransferRequested(route, conversation, 1, 1, "asked for a person", "bill too high"));

        assertThat(sent()).isEqualTo(JSON.readTree(Fixture.read("sent-end")));
    }

    private JsonNode sent() throws JsonProcessingException {
        assertThat(peer.sent).hasSize(1);
        return JSON.readTree(peer.sent.get(0));
    }
}
