package telecom.assistant.channel.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.voice.platform.TwilioLibrary;

/** Checks signatures made by Twilio's own library. */
class SignatureByLibraryTest {

    private final TwilioSignature signature = new TwilioSignature("a token");

    @Test
    void acceptsSignaturesOfTheLibrary() throws Exception {
        try (TwilioLibrary library = TwilioLibrary.start()) {
            accepts(
                    library,
                    "https://voice.example.com/voice/twiml",
                    Map.of("CallSid", "CA1", "From", "+821000000101"));
            accepts(library, "https://voice.example.com/voice/twiml?language=en&a=%20b", Map.of("To", "114"));
            accepts(library, "https://voice.example.com:8443/voice/action?reconnects=1", Map.of("CallerName", "홍길동"));
            accepts(library, "wss://voice.example.com/voice/conversation-relay", Map.of());
            accepts(library, "https://voice.example.com/voice/twiml?CallSid=CA1", Map.of());
        }
    }

    private void accepts(TwilioLibrary library, String url, Map<String, String> form) {
        String signed = library.ask(Map.of("url", url, "form", form, "token", "a token"))
                .path("signature")
                .asText();
        Map<String, List<String>> received = form.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue())));

        assertThat(signature.matches(url, received, signed)).as(url).isTrue();
        assertThat(signature.matches(url + "x", received, signed)).as(url).isFalse();
    }
}
