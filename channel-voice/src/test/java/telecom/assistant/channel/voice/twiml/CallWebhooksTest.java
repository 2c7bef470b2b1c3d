package telecom.assistant.channel.voice.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.voice.inbound.VoiceTestNode;

class CallWebhooksTest {

    @Test
    void tellsCallersInTheirLanguageWhenAllLinesAreBusy() {
        VoiceTestNode full = new VoiceTestNode(Map.of("assistant.voice.max-calls", "0"));
        CallWebhooks webhooks = new CallWebhooks(
                new PublicAddress(full.config),
                full.calls(),
                null,
                full.speech,
                full.config,
                new RelaySettings(full.config, full.speech));

        String answer = webhooks.answer(new RelaySettingsTest.Everything(), null, "en", name -> null);

        assertThat(answer)
                .startsWith("<Response><Say language=\"en-US\">I'm sorry")
                .endsWith("</Say><Hangup/></Response>");
    }
}
