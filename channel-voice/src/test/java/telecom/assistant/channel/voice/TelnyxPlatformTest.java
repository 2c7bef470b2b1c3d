package telecom.assistant.channel.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.local.client.TelnyxCall;
import telecom.assistant.local.client.TelnyxKey;

/** Tests calls through Telnyx with its own frames and forms (Telnyx, "ConversationRelay WebSocket channel"). */
@QuarkusTest
@TestProfile(TelnyxPlatformTest.WithKey.class)
class TelnyxPlatformTest {

    private static final TelnyxKey KEY = new TelnyxKey("the platform");

    @TestHTTPResource("/voice/telnyx/texml")
    URI texml;

    @TestHTTPResource("/voice/telnyx/conversation-relay")
    URI relay;

    @TestHTTPResource("/voice/twiml")
    URI twiml;

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector kafka;

    @AfterEach
    void forgetEvents() {
        kafka.sink("events").clear();
    }

    @Test
    void carriesACallFromItsAnswerToItsEnd() {
        TelnyxCall call = TelnyxCall.dial(texml, "+821000000101", "+82215880114", KEY);
        call.say("요금이 얼마예요?", "ko-KR");
        call.press("1");
        awaitEvents("LegOpened", "UtteranceReceived", "DigitsPressed");

        // When the callback arrives, the end of the call has already been published, so it publishes nothing.
        call.close();
        awaitEvents("LegOpened", "UtteranceReceived", "DigitsPressed", "LegClosed");
        assertThat(call.hangUp()).isEqualTo("<Response/>");
        awaitEvents("LegOpened", "UtteranceReceived", "DigitsPressed", "LegClosed");
    }

    @Test
    void receivesOnlyTheAttributesThatItKnows() {
        try (TelnyxCall call = TelnyxCall.dial(texml, "+821000000102", "+82215880114", KEY)) {
            assertThat(call.attributes())
                    .containsOnlyKeys("url", "language", "voice", "interruptible", "dtmfDetection")
                    .containsEntry("voice", "Telnyx.NaturalHD.astra")
                    .containsEntry("language", "en-US");
            assertThat(call.languages()).containsExactly(Map.of("code", "ko-KR"), Map.of("code", "en-US"));
        }
        // Otherwise, these events might reach the next test.
        awaitEvents("LegOpened", "LegClosed");
    }

    @Test
    void reconnectsALostCallWithoutASecondStart() {
        TelnyxCall call = TelnyxCall.dial(texml, "+821000000103", "+82215880114", KEY);
        awaitEvents("LegOpened");
        call.loseConnection();
        call.say("여보세요?", "ko-KR");
        awaitEvents("LegOpened", "UtteranceReceived");
        call.close();
        awaitEvents("LegOpened", "UtteranceReceived", "LegClosed");
    }

    @Test
    void refusesRequestsThatTelnyxHasNotSigned() throws Exception {
        assertThatThrownBy(() -> TelnyxCall.dial(texml, "+821000000104", "114", new TelnyxKey("somebody else")))
                .hasMessageContaining("403");
        assertThat(new PlatformClient()
                        .post(texml, Map.of("CallSid", "v3:x"), Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(new PlatformClient()
                        .get(twiml, Map.of("X-Forwarded-For", "10.0.0.7"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void admitsAConnectionOnlyWithTheNonceOfItsCall() {
        PlatformClient stranger = new PlatformClient();
        WebSocket socket = stranger.connect(
                URI.create(relay.toString().replaceFirst("^http", "ws")), Map.of("X-Forwarded-For", "10.0.0.7"));
        socket.sendText("{\"type\":\"setup\",\"callSid\":\"v3:x\",\"from\":\"+821000000105\"}", true)
                .join();

        await().until(() -> !stranger.closes.isEmpty());
        assertThat(stranger.closes.get(0)).startsWith("1008 no nonce");
    }

    private void awaitEvents(String... types) {
        await().untilAsserted(() -> assertThat(kafka.<byte[]>sink("events").received().stream()
                        .map(message -> message.getMetadata(OutgoingKafkaRecordMetadata.class)
                                .orElseThrow())
                        .map(metadata -> new String(
                                metadata.getHeaders().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                        .map(type -> type.substring(type.lastIndexOf('.') + 1))
                        .toList())
                .isEqualTo(List.of(types)));
    }

    /** Settings with Telnyx's key and a number with settings of its own. */
    public static final class WithKey implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "assistant.roles",
                    "engine, voice",
                    "assistant.voice.telnyx.public-key",
                    KEY.publicKey(),
                    "assistant.voice.numbers.english.number",
                    "+82215880114",
                    "assistant.voice.numbers.english.language",
                    "en",
                    "assistant.voice.numbers.english.relay.voice",
                    "Telnyx.NaturalHD.astra",
                    "assistant.voice.numbers.english.relay.turn-detection",
                    "true");
        }
    }
}
