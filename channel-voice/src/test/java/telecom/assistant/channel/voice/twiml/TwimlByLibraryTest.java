package telecom.assistant.channel.voice.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.voice.platform.TwilioLibrary;

/** Compares our TwiML with the documents and the types of Twilio's own library. */
class TwimlByLibraryTest {

    /** Attributes that the vendor documents ("TwiML Voice: ConversationRelay") but its library does not know yet. */
    private static final Set<String> NOT_IN_THE_LIBRARY = Set.of("eotThreshold");

    @Test
    void equalsTheDocumentThatTheLibraryBuilds() throws Exception {
        Map<String, String> settings = new HashMap<>();
        RelaySettingsTest.everyAttribute()
                .forEach((name, value) -> settings.put(
                        "ASSISTANT_VOICE_RELAY_" + RelaySettingsTest.environmentName(name),
                        name.equals("speechTimeout") ? "900ms" : value.replace(' ', ',')));
        settings.put("ASSISTANT_VOICE_RELAY_WELCOME_GREETING", "\"안녕하세요\" & <welcome>");
        settings.put("ASSISTANT_VOICE_RELAY_LANGUAGES_EN_CODE", "en-US");
        settings.put("ASSISTANT_VOICE_RELAY_LANGUAGES_EN_VOICE", "en-US-Neural2-C");
        settings.put("ASSISTANT_VOICE_RELAY_LANGUAGES_EN_SPEECH_MODEL", "telephony");
        RelaySettings relays = RelaySettingsTest.settings(settings);
        RelaySettingsTest.Everything platform = new RelaySettingsTest.Everything();
        RelayElement relay = new RelayElement(
                relays.attributes(platform, "wss://voice.example.com/voice/conversation-relay?a=1&b=2", "ko", null),
                relays.languages(platform, null),
                Map.of("nonce", "1.<x>"));
        String document = Twiml.connect("https://voice.example.com/voice/action?reconnects=1", relay);

        try (TwilioLibrary library = TwilioLibrary.start()) {
            JsonNode answer = library.ask(Map.of("document", document));

            assertThat(answer.path("unknown"))
                    .extracting(JsonNode::asText)
                    .containsExactlyInAnyOrderElementsOf(NOT_IN_THE_LIBRARY);
            String built = answer.path("document").asText().replaceFirst("^<\\?xml[^>]*>", "");
            // In XML, this character may appear in a value as it is or escaped.
            assertThat(document.replace("&gt;", ">")).isEqualTo(built);
        }
    }
}
