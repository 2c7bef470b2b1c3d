package telecom.assistant.channel.voice.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwimlTest {

    @Test
    void connectsTheCallAndEscapesAllValues() {
        Map<String, String> relay = new LinkedHashMap<>();
        relay.put("url", "wss://voice.example.com/voice/conversation-relay?a=1&b=\"2\"");
        relay.put("language", "ko-KR");

        assertThat(Twiml.connect("https://voice.example.com/voice/action", relay, Map.of("language", "<ko>")))
                .isEqualTo("<Response><Connect action=\"https://voice.example.com/voice/action\">"
                        + "<ConversationRelay"
                        + " url=\"wss://voice.example.com/voice/conversation-relay?a=1&amp;b=&quot;2&quot;\""
                        + " language=\"ko-KR\"><Parameter name=\"language\" value=\"&lt;ko&gt;\"/>"
                        + "</ConversationRelay></Connect></Response>");
    }
}
