package telecom.assistant.integration.attackers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.integration.harness.RawWebSocket;
import telecom.assistant.integration.harness.Witness;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.RelayCall;
import telecom.assistant.local.client.TelnyxCall;
import telecom.assistant.local.client.TelnyxKey;

/** Attacks on the voice platforms' webhooks and sockets: forged and replayed signatures, calls of others, bad frames. */
class AttackersOnCallsIT {

    private static final String TWIML = "/voice/twiml";
    private static final String RELAY = "/voice/conversation-relay";
    private static final String SIGNATURE = "X-Twilio-Signature";
    private static final Pattern NONCE = Pattern.compile("name=\"nonce\" value=\"([^\"]+)\"");
    private static final int REFUSED = 1008;

    private static World world;
    private static Witness witness;
    private static TelnyxCall live;

    @BeforeAll
    static void begin() {
        world = Attacked.world();
        witness = new Witness(world);
        live = TelnyxCall.dial(
                at().resolve("/voice/telnyx/texml"), World.freshNumber(), "+82215880114", Attacked.TELNYX);
        eventually("the greeting", () -> spoken().contains("AI"));
    }

    @AfterAll
    static void nobodyElseWasAffected() throws Exception {
        try (Witness present = witness;
                TelnyxCall call = live) {
            int before = spoken().length();
            call.say("로밍 요금제 알려 주세요", "ko-KR");
            eventually("the live call's answer", () -> spoken().length() > before);
            present.assertNobodyWasAffected(List.of(Attacked.PLANTED_NUMBER, Attacked.PLANTED_WORD));
        }
    }

    static Stream<Arguments> forgedWebhooks() {
        Map<String, String> form = form("CA" + "f".repeat(32));
        String url = at().resolve(TWIML).toString();
        Map<String, String> other = new HashMap<>(form);
        other.put("From", "+821000000001");
        return Stream.of(
                Arguments.of("no signature", TWIML, null),
                Arguments.of("no base64", TWIML, "!!!"),
                Arguments.of("signed with a guessed token", TWIML, Forged.twilio("guessed", url, form)),
                Arguments.of("signed for another caller", TWIML, Forged.twilio(Attacked.TWILIO_TOKEN, url, other)),
                Arguments.of("signed for another URL", TWIML, Forged.twilio(Attacked.TWILIO_TOKEN, url + "/", form)),
                Arguments.of("signed for a handshake", TWIML, handshake()),
                Arguments.of(
                        "signed for the other webhook",
                        "/voice/action",
                        Forged.twilio(Attacked.TWILIO_TOKEN, url, form)),
                Arguments.of(
                        "signed for one more connection",
                        "/voice/action?reconnects=0",
                        Forged.twilio(Attacked.TWILIO_TOKEN, url, form)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgedWebhooks")
    void aForgedWebhookIsRefused(String name, String path, String signature) {
        Map<String, String> headers = signature == null ? Map.of() : Map.of(SIGNATURE, signature);

        assertProblem(post(path, headers, form("CA" + "f".repeat(32))), 403);
    }

    @Test
    void aTelnyxWebhookIsRefusedUnlessItIsSignedNow() {
        String path = "/voice/telnyx/texml";
        Map<String, String> form = form("v3:forged");
        long now = Instant.now().getEpochSecond();

        assertProblem(post(path, Map.of(), form), 403);
        assertProblem(post(path, telnyx(new TelnyxKey("somebody else"), now, encoded(form)), form), 403);
        assertProblem(post(path, telnyx(Attacked.TELNYX, now - 3_600, encoded(form)), form), 403);
        assertProblem(post(path, telnyx(Attacked.TELNYX, now + 3_600, encoded(form)), form), 403);
        assertProblem(post(path, telnyx(Attacked.TELNYX, now, encoded(form) + "&x=1"), form), 403);
    }

    /** A signature of a handshake never expires, so it must be worth nothing by itself. */
    @Test
    void aReplayedHandshakeOpensNoCall() {
        String call = RelayCall.newCallSid();
        String nonce = nonce(call);

        assertThat(closeCodeOf(setup(call, Attacked.PLANTED_NUMBER, null)))
                .as("no nonce")
                .isEqualTo(REFUSED);
        assertThat(closeCodeOf(setup(call, Attacked.PLANTED_NUMBER, "1.x")))
                .as("no form")
                .isEqualTo(REFUSED);
        assertThat(closeCodeOf(setup(call, "821000000001", nonce)))
                .as("another caller")
                .isEqualTo(REFUSED);
        assertThat(closeCodeOf(setup(RelayCall.newCallSid(), Attacked.PLANTED_NUMBER, nonce)))
                .as("another call")
                .isEqualTo(REFUSED);
        assertThat(closeCodeOf(setup(call, Attacked.PLANTED_NUMBER, "9" + nonce)))
                .as("a later end")
                .isEqualTo(REFUSED);
    }

    @Test
    void aNonceOpensNoSecondCallOnceItsCallIsOver() {
        String call = RelayCall.newCallSid();
        Map<String, Object> setup = setup(call, Attacked.PLANTED_NUMBER, nonce(call));
        try (RawWebSocket first = socket()) {
            first.json(setup).json(Map.of("type", "setup", "callSid", "CA-other", "sessionId", "VX-other"));
            assertThat(first.closeCode()).as("one call on a connection").isEqualTo(REFUSED);
        }
        Map<String, String> ended = new TreeMap<>(form(call));
        ended.put("CallStatus", "completed");
        ended.put("SessionStatus", "completed");
        String url = at().resolve("/voice/action").toString();
        assertThat(post("/voice/action", Map.of(SIGNATURE, Forged.twilio(Attacked.TWILIO_TOKEN, url, ended)), ended)
                        .statusCode())
                .isEqualTo(200);

        assertThat(closeCodeOf(setup)).isEqualTo(REFUSED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFrames")
    void aFrameThatBreaksTheProtocolClosesItsSocketOnly(String name, int first, byte[] payload, int closeCode) {
        try (RawWebSocket socket = socket()) {
            assertThat(socket.frame(first, payload).closeCode()).isEqualTo(closeCode);
        }
    }

    static Stream<Arguments> badFrames() {
        byte[] prompt = "{\"type\":\"prompt\",\"voicePrompt\":\"쌍둥이바람개비\"}".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("before the setup", RawWebSocket.TEXT, prompt, REFUSED),
                Arguments.of("no UTF-8", RawWebSocket.TEXT, new byte[] {(byte) 0xFF, (byte) 0xFE, '{'}, 1007),
                Arguments.of("too large", RawWebSocket.TEXT, new byte[70_000], 1009),
                Arguments.of("a reserved bit", RawWebSocket.TEXT | 0x40, prompt, 1002),
                Arguments.of("a reserved opcode", 0x83, prompt, 1002),
                Arguments.of("a continuation of nothing", 0x80, prompt, 1002),
                Arguments.of("a ping that is too long", 0x89, new byte[126], 1002),
                Arguments.of("a ping in fragments", 0x09, new byte[1], 1002),
                Arguments.of("a close of one octet", 0x88, new byte[1], 1002));
    }

    @Test
    void aLengthThatIsNoneClosesItsSocketOnly() {
        for (long length : new long[] {-1, Long.MAX_VALUE}) {
            byte[] frame = ByteBuffer.allocate(14)
                    .put((byte) 0x81)
                    .put((byte) 0xFF)
                    .putLong(length)
                    .array();
            try (RawWebSocket socket = socket()) {
                assertThat(socket.octets(frame).closeCode()).isIn(1002, 1009);
            }
        }
    }

    /** What is no frame of the protocol is ignored; so the setup that comes last is the first that counts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"type\":7}",
                "{\"type\":\"setup\"}",
                "{\"type\":\"setup\",\"callSid\":1e99999}",
                "DEEP",
                "LONG"
            })
    void whatIsNoFrameIsIgnored(String frame) {
        String sent = frame.replace("DEEP", "[".repeat(60_000)).replace("LONG", "9".repeat(60_000));
        try (RawWebSocket socket = socket()) {
            socket.text(sent).json(setup(RelayCall.newCallSid(), Attacked.PLANTED_NUMBER, "1.x"));

            assertThat(socket.closeCode()).isEqualTo(REFUSED);
        }
    }

    private static int closeCodeOf(Map<String, Object> setup) {
        try (RawWebSocket socket = socket()) {
            return socket.json(setup).closeCode();
        }
    }

    private static RawWebSocket socket() {
        return RawWebSocket.open(at(), RELAY, Map.of(SIGNATURE, handshake()));
    }

    private static String handshake() {
        return Forged.twilio(Attacked.TWILIO_TOKEN, "ws://" + at().getAuthority() + RELAY, Map.of());
    }

    private static Map<String, Object> setup(String call, String from, String nonce) {
        return Map.of(
                "type",
                "setup",
                "sessionId",
                "VX1",
                "callSid",
                call,
                "from",
                "+" + from,
                "to",
                "114",
                "customParameters",
                nonce == null ? Map.of() : Map.of("nonce", nonce));
    }

    /** The nonce of a genuine answer to a call of the planted number. */
    private static String nonce(String call) {
        Map<String, String> form = form(call);
        String signature =
                Forged.twilio(Attacked.TWILIO_TOKEN, at().resolve(TWIML).toString(), form);
        Matcher nonce =
                NONCE.matcher(post(TWIML, Map.of(SIGNATURE, signature), form).body());
        assertThat(nonce.find()).isTrue();
        return nonce.group(1);
    }

    private static Map<String, String> form(String call) {
        return new TreeMap<>(Map.of("CallSid", call, "From", "+" + Attacked.PLANTED_NUMBER, "To", "114"));
    }

    private static Map<String, String> telnyx(TelnyxKey key, long time, String body) {
        return Map.of(
                "telnyx-timestamp", String.valueOf(time), "telnyx-signature-ed25519", key.sign(time + "|" + body));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static HttpResponse<String> post(String path, Map<String, String> headers, Map<String, String> form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at().resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)));
        headers.forEach(request::header);
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).startsWith("{").doesNotContain(Attacked.PLANTED_NUMBER);
    }

    private static String spoken() {
        return live.frames().stream()
                .filter(RelayCall::isSpeech)
                .map(frame -> frame.path("token").asText())
                .collect(Collectors.joining());
    }

    private static void eventually(String what, Callable<Boolean> condition) {
        await(what).atMost(Duration.ofSeconds(20)).until(condition);
    }

    private static URI at() {
        return Attacked.at(world);
    }
}
