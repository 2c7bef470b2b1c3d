package telecom.assistant.channel.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Tests the WebSocket and HTTP interfaces for the platform, behind a proxy and with a signing key. */
@QuarkusTest
@TestProfile(SignedVoicePlatformTest.BehindAProxy.class)
class SignedVoicePlatformTest {

    private static final String TOKEN = "12345";
    private static final Map<String, String> FORM = Map.of("CallSid", "CA1", "From", "+821000000101");

    @TestHTTPResource("/voice/conversation-relay")
    URI relay;

    @TestHTTPResource("/voice/twiml")
    URI twiml;

    private final PlatformClient platform = new PlatformClient();

    @Test
    void acceptsOnlyAHandshakeThatThePlatformHasSigned() throws Exception {
        URI socket = URI.create(relay.toString().replaceFirst("^http", "ws") + "?a=1");
        String signed = "wss://voice.example.com/assistant/voice/conversation-relay?a=1";

        platform.connect(socket, headers(sign(signed))).abort();
        assertThatThrownBy(() -> platform.connect(socket, headers(sign(signed + "2"))))
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                refused.getResponse().statusCode())
                        .isEqualTo(403));
    }

    @Test
    void answersOnlySignedRequests() throws Exception {
        String signed = "https://voice.example.com/assistant/voice/twiml";

        assertThat(platform.post(twiml, FORM, headers(sign(signed + "CallSidCA1From+821000000101")))
                        .body())
                .contains("action=\"https://voice.example.com/assistant/voice/action\"")
                .contains("url=\"wss://voice.example.com/assistant/voice/conversation-relay\"");
        assertThat(platform.post(twiml, FORM, headers(sign(signed))).statusCode())
                .isEqualTo(403);
        assertThat(platform.get(twiml, headers(sign(signed))).statusCode()).isEqualTo(200);
        assertThat(platform.get(twiml, Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void opensACallOnlyWithTheNonceOfItsTwiml() throws Exception {
        URI socket = URI.create(relay.toString().replaceFirst("^http", "ws"));
        Map<String, String> recorded = headers(sign("wss://voice.example.com/assistant/voice/conversation-relay"));
        String document = platform.post(
                        twiml,
                        FORM,
                        headers(sign("https://voice.example.com/assistant/voice/twimlCallSidCA1From+821000000101")))
                .body();
        Matcher nonce = Pattern.compile("name=\"nonce\" value=\"([^\"]+)\"").matcher(document);
        assertThat(nonce.find()).isTrue();
        String setup =
                "{\"type\":\"setup\",\"callSid\":\"CA1\",\"from\":\"%s\",\"customParameters\":{\"nonce\":\"%s\"}}";

        assertThat(closeAfter(socket, recorded, "{\"type\":\"setup\",\"callSid\":\"CA1\",\"from\":\"+821000000101\"}"))
                .startsWith("1008 no nonce");
        assertThat(closeAfter(socket, recorded, setup.formatted("+821000000102", nonce.group(1))))
                .startsWith("1008 nonce of another call");
        PlatformClient first = new PlatformClient();
        first.connect(socket, recorded)
                .sendText(setup.formatted("+821000000101", nonce.group(1)), true)
                .join();
        PlatformClient second = new PlatformClient();
        WebSocket reconnected = second.connect(socket, recorded);
        reconnected
                .sendText(setup.formatted("+821000000101", nonce.group(1)), true)
                .join();
        await().until(() -> !first.closes.isEmpty());
        assertThat(second.closes).isEmpty();
        reconnected.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        await().until(() -> !second.closes.isEmpty());
        assertThat(closeAfter(socket, recorded, setup.formatted("+821000000101", nonce.group(1))))
                .startsWith("1008 nonce already used");
    }

    private static String closeAfter(URI socket, Map<String, String> headers, String frame) {
        PlatformClient client = new PlatformClient();
        client.connect(socket, headers).sendText(frame, true).join();
        await().until(() -> !client.closes.isEmpty());
        return client.closes.get(0);
    }

    private static Map<String, String> headers(String signature) {
        return Map.of("X-Twilio-Signature", signature, "X-Forwarded-For", "10.0.0.7");
    }

    private static String sign(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Settings for a node behind a proxy. */
    public static final class BehindAProxy implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "assistant.roles",
                    "engine, voice",
                    "assistant.voice.auth-token",
                    TOKEN,
                    "assistant.voice.public-url",
                    "wss://voice.example.com/assistant");
        }
    }
}
