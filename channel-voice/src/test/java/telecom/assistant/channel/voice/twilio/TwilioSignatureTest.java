package telecom.assistant.channel.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwilioSignatureTest {

    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final Map<String, List<String>> FORM = Map.of(
            "CallSid", List.of("CA1234567890ABCDE"),
            "Caller", List.of("+14158675309"),
            "Digits", List.of("1234"),
            "From", List.of("+14158675309"),
            "To", List.of("+18005551212"));

    private final TwilioSignature signature = new TwilioSignature("12345");

    @Test
    void acceptsThePlatformsOwnExamples() {
        assertThat(signature.matches(URL, FORM, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")).isTrue();
        assertThat(signature.matches(URL, Map.of(), "zYQTYrRWXE7LtzbG4PfP7/bkkGo="))
                .isTrue();
    }

    @Test
    void acceptsAQueryThatIsSignedAsAForm() {
        // HMAC-SHA-1 with key 12345 over https://mycompany.com/myapp.phpbar2foo1
        assertThat(signature.matches(URL, Map.of(), "d6MUOpqBeyulwtv1S2CmyR/Sb7k="))
                .isTrue();
    }

    @Test
    void refusesEverythingElse() {
        assertThat(signature.matches(URL, FORM, "zYQTYrRWXE7LtzbG4PfP7/bkkGo=")).isFalse();
        assertThat(signature.matches(URL + "3", FORM, "RSOYDt4T1cUTdK1PDd93/VVr8B8="))
                .isFalse();
        assertThat(signature.matches("https://mycompany.com/myapp.php", Map.of(), "zYQTYrRWXE7LtzbG4PfP7/bkkGo="))
                .isFalse();
        assertThat(signature.matches(URL, FORM, "")).isFalse();
        assertThat(signature.matches(URL, FORM, null)).isFalse();
        assertThat(new TwilioSignature("54321").matches(URL, FORM, "RSOYDt4T1cUTdK1PDd93/VVr8B8="))
                .isFalse();
    }
}
