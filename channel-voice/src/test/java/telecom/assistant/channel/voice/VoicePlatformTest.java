package telecom.assistant.channel.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.voice.delivery.Turns;

/** Tests the WebSocket and HTTP interfaces for the platform as they are on the wire, without a signing key. */
@QuarkusTest
class VoicePlatformTest {

    private static final Map<String, String> PROXIED = Map.of("X-Forwarded-For", "10.0.0.7");

    @TestHTTPResource("/voice/conversation-relay")
    URI relay;

    @TestHTTPResource("/voice/twiml")
    URI twiml;

    @TestHTTPResource("/voice/action")
    URI action;

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector kafka;

    private final PlatformClient platform = new PlatformClient();
    private final Turns turns = new Turns();

    @AfterEach
    void forgetEvents() {
        kafka.sink("events").clear();
    }

    @Test
    void carriesACall() {
        WebSocket call = connect(Map.of());
        call.sendText("{\"type\":\"setup\",\"callSid\":\"CA1\",\"from\":\"+821000000101\"}", true)
                .join();
        call.sendText("{\"type\":\"prompt\",\"voicePrompt\":\"요금이 얼마예요?\",\"lang\":\"ko-KR\",\"last\":true}", true)
                .join();
        awaitEvents("LegOpened", "UtteranceReceived");

        deliver(turns.delta(1, 1, "오만 "));
        deliver(turns.completed(1, "오만 원입니다."));
        await().until(() -> platform.frames.size() == 2);
        assertThat(platform.frames)
                .containsExactly(
                        "{\"type\":\"text\",\"token\":\"오만"
                                + " \",\"last\":false,\"lang\":\"ko-KR\",\"interruptible\":true}",
                        "{\"type\":\"text\",\"token\":\"원입니다.\",\"last\":true,\"lang\":\"ko-KR\",\"interruptible\":true}");

        call.sendText("{\"type\":\"info\",\"name\":\"tokensPlayed\",\"value\":\"오만\"}", true)
                .join();
        call.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        awaitEvents("LegOpened", "UtteranceReceived", "ReplyInterrupted", "LegClosed");
    }

    @Test
    void stopsSpeakingWhenTheCallerBargesIn() {
        WebSocket call = connect(Map.of());
        call.sendText("{\"type\":\"setup\",\"callSid\":\"CA1\"}", true).join();
        awaitEvents("LegOpened");
        deliver(turns.delta(1, 1, "a long "));
        await().until(() -> platform.frames.size() == 1);

        call.sendText("{\"type\":\"interrupt\",\"utteranceUntilInterrupt\":\"a lo\"}", true)
                .join();
        awaitEvents("LegOpened", "ReplyInterrupted");
        deliver(turns.delta(1, 2, "story"));
        deliver(turns.notice(2, "Yes?"));

        await().until(() -> platform.frames.size() == 2);
        assertThat(platform.frames.get(1)).contains("\"token\":\"Yes?\"");
        call.abort();
        awaitEvents("LegOpened", "ReplyInterrupted", "LegClosed");
    }

    @Test
    void closesAfterFramesThatAreOutOfOrderOrTooLarge() {
        closesWith("{\"type\":\"dtmf\",\"digit\":\"1\"}", "1008 frame out of order (expected: setup first)");
        closesWith("{\"type\":\"prompt\",\"voicePrompt\":\"" + "a".repeat(70_000) + "\"}", "1009");
    }

    @Test
    void survivesBadFramesAndReadsALongPromptInFragments() {
        WebSocket call = connect(Map.of());
        call.sendText("{\"type\":\"setup\",\"callSid\":\"CA7\"}", true).join();
        call.sendText("hello", true).join();
        call.sendText("{\"type\":\"dtmf\",\"digit\":\"w\"}", true).join();
        call.sendText("{\"type\":\"setup\",\"callSid\":\"CA7\"}", true).join();
        call.sendText("{\"type\":\"prompt\",\"voicePrompt\":\"" + "a".repeat(20_000), false)
                .join();
        call.sendText("a".repeat(16_000) + "\",\"last\":true}", true).join();
        call.sendText("{\"type\":\"prompt\",\"voicePrompt\":\"" + "b".repeat(36_000) + "\",\"last\":true}", true)
                .join();

        awaitEvents("LegOpened", "UtteranceReceived", "UtteranceReceived");
        assertThat(platform.closes).isEmpty();
        call.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        awaitEvents("LegOpened", "UtteranceReceived", "UtteranceReceived", "LegClosed");
    }

    @Test
    void closesAnUnidentifiedSocketWhoseFragmentsAddUpToTooMuch() {
        PlatformClient client = new PlatformClient();
        WebSocket call = client.connect(socketUri(), Map.of());
        for (int i = 0; i < 7; i++) {
            call.sendText("a".repeat(10_000), false).join();
        }
        await().until(() -> !client.closes.isEmpty());
        assertThat(client.closes.get(0)).startsWith("1009");
    }

    @Test
    void reconnectsACallWhoseConnectionFailed() throws Exception {
        Map<String, String> form = Map.of(
                "CallSid",
                "CA8",
                "SessionId",
                "VX8",
                "SessionStatus",
                "failed",
                "ErrorCode",
                "64105",
                "CallStatus",
                "in-progress");

        assertThat(platform.post(action, form, Map.of()).body())
                .contains("<Connect action=\"" + action + "?reconnects=1\"><ConversationRelay ")
                .contains("<Parameter name=\"nonce\" value=\"");
        assertThat(platform.post(URI.create(action + "?reconnects=3"), form, Map.of())
                        .body())
                .isEqualTo("<Response><Say language=\"ko-KR\">죄송합니다. 연결이 원활하지 않아 통화를 마치겠습니다. 잠시 후 다시 전화해 주세요."
                        + "</Say><Hangup/></Response>");
        awaitEvents("LegClosed");
    }

    @Test
    void passesOnACallThatWasHandedBack() throws Exception {
        Map<String, String> form = Map.of(
                "CallSid",
                "CA6",
                "SessionStatus",
                "ended",
                "CallStatus",
                "in-progress",
                "HandoffData",
                "{\"target\":\"agent\",\"reason\":\"asked for a person\"}");

        assertThat(platform.post(action, form, Map.of()).body())
                .isEqualTo("<Response><Enqueue>agent</Enqueue></Response>");
        awaitEvents("LegClosed");
    }

    @Test
    void closesOnAFragmentedMessageThatBecomesTooLarge() {
        WebSocket call = connect(Map.of());

        for (int i = 0; i < 3; i++) {
            call.sendText("a".repeat(30_000), false).join();
        }

        await().untilAsserted(() ->
                assertThat(platform.closes).singleElement().asString().startsWith("1009 message too large"));
    }

    @Test
    void pingsASilentPlatform() {
        WebSocket call = connect(Map.of());

        await().until(() -> platform.pings.get() > 3);
        call.abort();
        assertThat(platform.closes).isEmpty();
    }

    @Test
    void refusesPagesOfOtherSitesAndForwardedRequests() throws Exception {
        assertThatThrownBy(() -> connect(Map.of("Origin", "https://elsewhere.example")))
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                refused.getResponse().statusCode())
                        .isEqualTo(403));
        assertThat(platform.get(twiml, PROXIED).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/voice;a=1/twiml", "/voice;a/twiml;b", "/voice%3Ba/twiml", "//voice/twiml", "/%76oice/twiml"})
    void refusesProxiedRequestsHoweverThePathIsWritten(String path) throws Exception {
        URI written = URI.create("http://" + twiml.getRawAuthority() + path);

        assertThat(platform.get(written, PROXIED).statusCode()).isIn(403, 404);
    }

    @Test
    void tellsThePlatformWhereToConnectACall() throws Exception {
        HttpResponse<String> answer = platform.post(twiml, Map.of("CallSid", "CA1"), Map.of());

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/xml");
        assertThat(answer.body())
                .contains("<Connect action=\"" + action + "\">")
                .contains("url=\"" + socketUri() + "\" language=\"ko-KR\"")
                .contains("interruptible=\"any\" dtmfDetection=\"true\" reportInputDuringAgentSpeech=\"any\"")
                .contains("events=\"speaker-events tokens-played\" applicationReconnect=\"true\"")
                .contains("<Language code=\"ko-KR\"/><Language code=\"en-US\"/>")
                .contains("<Parameter name=\"language\" value=\"ko\"/>")
                .doesNotContain("welcomeGreeting");
        assertThat(platform.get(URI.create(twiml + "?language=en-US"), Map.of()).body())
                .contains("language=\"en-US\"")
                .contains("<Parameter name=\"language\" value=\"en\"/>");
    }

    @Test
    void publishesTheEndOfACallOnTheCallback() throws Exception {
        Map<String, String> form = Map.of("CallSid", "CA9", "SessionId", "VX9", "SessionStatus", "completed");

        HttpResponse<String> answer = platform.post(action, form, Map.of());

        assertThat(answer.body()).isEqualTo("<Response/>");
        awaitEvents("LegClosed");
    }

    private void closesWith(String text, String close) {
        PlatformClient client = new PlatformClient();
        client.connect(socketUri(), Map.of()).sendText(text, true).join();
        await().until(() -> !client.closes.isEmpty());
        assertThat(client.closes.get(0)).startsWith(close);
    }

    private WebSocket connect(Map<String, String> headers) {
        return platform.connect(socketUri(), headers);
    }

    private URI socketUri() {
        return URI.create(relay.toString().replaceFirst("^http", "ws"));
    }

    private void awaitEvents(String... types) {
        await().untilAsserted(() -> assertThat(eventTypes()).containsExactly(types));
    }

    private List<String> eventTypes() {
        return kafka.<byte[]>sink("events").received().stream()
                .map(VoicePlatformTest::type)
                .toList();
    }

    private static String type(Message<byte[]> message) {
        return message.getMetadata(OutgoingKafkaRecordMetadata.class)
                .map(metadata ->
                        new String(metadata.getHeaders().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .orElseThrow();
    }

    private void deliver(OutboundEvent event) {
        ProducerRecord<String, byte[]> sent =
                new EventCodec().encode(Envelope.of("1", "/engine", new SubscriberId("someone"), event));
        ConsumerRecord<String, byte[]> consumed = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(consumed.headers()::add);
        kafka.source("outbound-voice")
                .send(Message.of(sent.value())
                        .addMetadata(new IncomingKafkaRecordMetadata<>(consumed, "outbound-voice")));
    }
}
