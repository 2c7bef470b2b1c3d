package telecom.assistant.channel.voice.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.voice.config.VoiceConfig.HandoffVerb;

class TwimlTest {

    @Test
    void connectsTheCallAndEscapesAllValues() {
        Map<String, String> relay = new LinkedHashMap<>();
        relay.put("url", "wss://voice.example.com/voice/conversation-relay?a=1&b=\"2\"");
        relay.put("language", "ko-KR");

        RelayElement element = new RelayElement(relay, List.of(Map.of("code", "ko-KR")), Map.of("language", "<ko>"));
        assertThat(Twiml.connect("https://voice.example.com/voice/action", element))
                .isEqualTo("<Response><Connect action=\"https://voice.example.com/voice/action\">"
                        + "<ConversationRelay"
                        + " url=\"wss://voice.example.com/voice/conversation-relay?a=1&amp;b=&quot;2&quot;\""
                        + " language=\"ko-KR\"><Language code=\"ko-KR\"/><Parameter name=\"language\" value=\"&lt;ko&gt;\"/>"
                        + "</ConversationRelay></Connect></Response>");
    }

    @Test
    void handsOffACallWithEachVerb() {
        assertThat(Twiml.handOff(HandoffVerb.DIAL, "+82215880010"))
                .isEqualTo("<Response><Dial>+82215880010</Dial></Response>");
        assertThat(Twiml.handOff(HandoffVerb.ENQUEUE, "agents"))
                .isEqualTo("<Response><Enqueue>agents</Enqueue></Response>");
        assertThat(Twiml.handOff(HandoffVerb.REDIRECT, "https://pbx.example.com/?a=1&b=2"))
                .isEqualTo("<Response><Redirect>https://pbx.example.com/?a=1&amp;b=2</Redirect></Response>");
    }
}
