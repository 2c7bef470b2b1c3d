package telecom.assistant.channel.voice.conversationrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
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
    private final RelayLine line = line(true);

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

    @Test
    void switchesRecogniserAndVoiceWithTheLanguage() throws Exception {
        line.say("네.", true, "ko");
        line.say("Sure. ", false, "en");
        line.say("Your bill is due.", true, "en-GB");
        line.say("네.", true, "ko");

        assertThat(peer.sent).hasSize(6);
        assertThat(JSON.readTree(peer.sent.get(1)))
                .isEqualTo(JSON.readTree(
                        "{\"type\":\"language\",\"ttsLanguage\":\"en-US\",\"transcriptionLanguage\":\"en-US\"}"));
        assertThat(peer.sent.get(4)).contains("\"language\"", "ko-KR");
    }

    @Test
    void doesNotAnnounceTheLanguageInWhichTheCallBegan() {
        line.begin("en");
        line.say("Hello.", true, "en");

        assertThat(peer.sent).hasSize(1).first().asString().contains("\"text\"");
    }

    @Test
    void announcesWithoutAllowingAnInterruption() throws Exception {
        line.announce("AI 안내", "ko");

        assertThat(sent())
                .isEqualTo(JSON.readTree("{\"type\":\"text\",\"token\":\"AI 안내\",\"last\":true,"
                        + "\"lang\":\"ko-KR\",\"interruptible\":false}"));
    }

    @Test
    void endsTheCallWithoutHandingItBack() {
        line.hangUp();

        assertThat(peer.sent).containsExactly("{\"type\":\"end\"}");
    }

    @Test
    void closesWithServiceRestartWhenTheNodeShutsDown() {
        line.leave();

        assertThat(peer.closes).extracting(CloseReason::getCloseCode).containsExactly(CloseCodes.SERVICE_RESTART);
    }

    @Test
    void doesNotConfigureAPlatformThatCannotBeConfigured() {
        RelayLine simple = line(false);
        simple.requireClearSpeech();

        assertThat(peer.sent).isEmpty();
        assertThat(simple.reconnects()).isFalse();
    }

    private RelayLine line(boolean capable) {
        return new RelayLine(
                new BoundedSocket(peer.session(), 10_000), new VoiceTestNode().speech, new CapablePlatform(capable));
    }

    private JsonNode sent() throws JsonProcessingException {
        assertThat(peer.sent).hasSize(1);
        return JSON.readTree(peer.sent.get(0));
    }
}
