package telecom.assistant.channel.voice.twiml;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent.LegClosed;
import telecom.assistant.channel.voice.inbound.VoiceTestNode;

class CallWebhooksTest {

    @Test
    void publishesTheHandBackIfTheNodeOfTheConnectionHasNot() {
        VoiceTestNode node = new VoiceTestNode();
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.add("CallSid", "CA6");
        form.add("SessionStatus", "ended");
        form.add("CallStatus", "in-progress");
        form.add("HandoffData", "{\"target\":\"agent\"}");

        webhooks(node)
                .end(new RelaySettingsTest.Everything(), null, 0, form)
                .await()
                .indefinitely();

        assertThat(node.events())
                .singleElement(as(type(LegClosed.class)))
                .extracting(LegClosed::reason)
                .isEqualTo(LegClosed.HANDED_BACK);
    }

    @Test
    void saysInTheCallersLanguageThatAllLinesAreBusy() {
        VoiceTestNode full = new VoiceTestNode(Map.of("assistant.voice.max-calls", "0"));

        String answer = webhooks(full).answer(new RelaySettingsTest.Everything(), null, "en", name -> null);

        assertThat(answer)
                .startsWith("<Response><Say language=\"en-US\">I'm sorry")
                .endsWith("</Say><Hangup/></Response>");
    }

    private static CallWebhooks webhooks(VoiceTestNode node) {
        return new CallWebhooks(
                new PublicAddress(node.config),
                node.calls(),
                null,
                node.speech,
                node.config,
                new RelaySettings(node.config, node.speech));
    }
}
