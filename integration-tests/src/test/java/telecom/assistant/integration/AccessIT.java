package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.integration.harness.RawRequest.get;
import static telecom.assistant.integration.harness.RawRequest.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.integration.harness.Administration;
import telecom.assistant.integration.harness.RawRequest;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.gateway.Gateway;

/**
 * Who may open the WebSockets and pages, tested with requests written byte by byte: without secrets, against the node
 * that all tests share, and with secrets, against nodes of one role each.
 */
class AccessIT {

    private static final String DESK = "/desk/ws?agent=kim&name=Kim";
    private static final String VOICE = "/voice/conversation-relay";
    private static final String SECRET = "secret-of-a-test";
    private static final String SIGNATURE = "X-Twilio-Signature";

    private static World world;
    private static Gateway desk;
    private static Gateway web;
    private static Gateway voice;

    @BeforeAll
    static void start() {
        world = World.running();
        desk = node("desk", 1, "ASSISTANT_DESK_TOKEN");
        web = node("web", 2, "ASSISTANT_WEB_DIRECT_LINE_SECRET");
        voice = node("voice", 3, "ASSISTANT_VOICE_AUTH_TOKEN");
    }

    @AfterAll
    static void stop() {
        Stream.of(desk, web, voice).filter(node -> node != null).forEach(Gateway::close);
    }

    /** A node that does not interfere with the shared one: it has no engine, and a partition of its own. */
    private static Gateway node(String role, int ordinal, String secret) {
        Map<String, String> settings = new HashMap<>(world.stack().settings());
        settings.put("ASSISTANT_ROLES", role);
        settings.put("ASSISTANT_NODE_ORDINAL", String.valueOf(ordinal));
        settings.put(secret, SECRET);
        Path log = Path.of(System.getProperty("work.folder"), "gateway-" + role + ".log");
        return Gateway.start(World.jar(), log, settings);
    }

    /** The sockets of the shared node, each with the parameters that it requires even of local clients. */
    static Stream<String> sockets() {
        return Stream.of(DESK, VOICE, chat(world.gateway()).stream());
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void withoutASecretLocalClientsAreAdmitted(String socket) {
        assertThat(upgrade(socket).opensAt(at(world.gateway()))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void withoutASecretLocalPagesAreAdmitted(String socket) {
        assertThat(upgrade(socket).with("Origin", "http://localhost:3000").opensAt(at(world.gateway())))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void withoutASecretOtherMachinesAreRefused(String socket) {
        foreign(upgrade(socket)).forEach((header, request) -> assertThat(request.refusalFrom(at(world.gateway())))
                .as(header)
                .isEqualTo(403));
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void anEndlessMessageClosesTheSocket(String socket) {
        assertThat(upgrade(socket).closeCodeForEndlessMessageAt(at(world.gateway())))
                .isEqualTo(1009);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v3/directline/nowhere, application/json, 404, application/json",
        "PUT, /v3/directline/conversations, application/json, 405, application/json",
        "GET, /nowhere, application/json, 404, application/problem+json",
        "PUT, /voice/twiml, application/json, 405, application/problem+json",
        "POST, /voice/twiml, text/plain, 415, application/problem+json"
    })
    void errorsHaveTheFormOfTheirProtocol(String method, String path, String sent, int status, String form)
            throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(at(world.gateway()).resolve(path))
                                .method(
                                        method,
                                        method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                                .header("Content-Type", sent)
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(form);
        assertThat(answer.body()).startsWith("{");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedInTheFormOfDirectLine() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(at(world.gateway()).resolve("/v3/directline/conversations"))
                                .POST(BodyPublishers.ofString("x".repeat(300 * 1024)))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("MessageSizeTooBig");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/demo/config", "/demo/events"})
    void theDemonstrationIsServedToThisMachineOnly(String path) {
        assertThat(get(path).statusFrom(at(world.gateway()))).isEqualTo(200);
        foreign(get(path)).forEach((header, request) -> assertThat(request.refusalFrom(at(world.gateway())))
                .as(header)
                .isEqualTo(403));
    }

    /** Spellings that a stranger who knows the paths of the sockets might try. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk//ws",
                "//desk/ws",
                "/desk/%77s",
                "/%64esk/ws",
                "/Desk/ws",
                "/DESK/WS",
                "/desk/ws/",
                "/desk/ws//",
                "/desk/./ws",
                "/x/../desk/ws",
                "/desk/ws/x/..",
                "/desk;a=1/ws",
                "/desk/ws;a",
                "/desk%2Fws",
                "/desk/ws%3F",
                "/desk%5Cws",
                "/?/desk/ws",
                "?token=x",
                "/desk/ws?",
                "/desk/ws?token",
                "/desk/ws?token=",
                "/desk/ws?token=&token=",
                "/desk/ws?token=x",
                "/desk/ws?Token=x",
                "/desk/ws#?token=" + SECRET,
                "/voice/conversation-relay/",
                "/voice//conversation-relay",
                "/voice/%63onversation-relay",
                "/Voice/conversation-relay",
                "/voice;a/conversation-relay",
                "/v3/directline/conversations/x/stream",
                "/v3/directline/conversations/x/stream/",
                "/v3/directline//conversations/x/stream?t=x",
                "/v3/directline;a/conversations/x/stream",
                "/V3/DirectLine/conversations/x/stream",
                "/v3/%64irectline/conversations/x/stream?t",
                "/",
                "/desk",
                "/demo/events",
                "/q/health",
                "/nowhere"
            })
    void noSpellingOfAPathLetsAStrangerIn(String path) {
        for (Gateway node : List.of(world.gateway(), desk, web, voice)) {
            assertThat(upgrade(path).with("X-Forwarded-For", "192.0.2.1").refusalFrom(at(node)))
                    .isIn(400, 403, 404);
        }
        for (Gateway node : List.of(desk, web, voice)) {
            assertThat(upgrade(path).refusalFrom(at(node))).isIn(400, 403, 404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Upgrade, WebSocket",
        "UPGRADE, WEBSOCKET",
        "upgrade, 'h2c, websocket'",
        "Connection, 'keep-alive, upgrade'"
    })
    void noWayToRequestAnUpgradeLetsAStrangerIn(String header, String value) {
        assertThat(upgrade(DESK).with(header, value).refusalFrom(at(desk))).isEqualTo(403);
        assertThat(upgrade(VOICE).with(header, value).refusalFrom(at(voice))).isEqualTo(403);
    }

    @Test
    void theDeskAcceptsItsTokenFromAnywhere() {
        assertThat(upgrade(DESK).refusalFrom(at(desk))).isEqualTo(403);
        assertThat(upgrade(DESK + "&token=" + SECRET + "2").refusalFrom(at(desk)))
                .isEqualTo(403);
        foreign(upgrade(DESK + "&token=wrong"))
                .forEach((header, request) ->
                        assertThat(request.refusalFrom(at(desk))).as(header).isEqualTo(403));
        assertThat(upgrade(DESK + "&token=" + SECRET)
                        .with("Host", "desk.example")
                        .with("X-Forwarded-For", "192.0.2.1")
                        .opensAt(at(desk)))
                .isTrue();
    }

    @Test
    void aStreamAcceptsItsOwnTokenFromAnywhere() {
        Chat mine = chat(web);
        Chat other = chat(web);
        String path = mine.stream().substring(0, mine.stream().indexOf('?'));

        assertThat(upgrade(path).refusalFrom(at(web))).isEqualTo(403);
        assertThat(upgrade(path + "?t=wrong").refusalFrom(at(web))).isEqualTo(403);
        assertThat(upgrade(path + "?t=" + mine.token()).refusalFrom(at(web))).isEqualTo(403);
        assertThat(upgrade(path + "?t=" + SECRET).refusalFrom(at(web))).isEqualTo(403);
        assertThat(upgrade(other.stream().replace(other.id(), mine.id())).refusalFrom(at(web)))
                .isEqualTo(403);
        assertThat(upgrade(mine.stream())
                        .with("Host", "chat.example")
                        .with("X-Forwarded-For", "192.0.2.1")
                        .opensAt(at(web)))
                .isTrue();
    }

    @Test
    void voiceAcceptsARequestThatThePlatformHasSigned() {
        String signed = "ws://127.0.0.1:" + at(voice).getPort() + VOICE;

        assertThat(upgrade(VOICE).refusalFrom(at(voice))).isEqualTo(403);
        assertThat(upgrade(VOICE).with(SIGNATURE, "wrong").refusalFrom(at(voice)))
                .isEqualTo(403);
        assertThat(upgrade(VOICE).with(SIGNATURE, sign(signed + "/")).refusalFrom(at(voice)))
                .isEqualTo(403);
        assertThat(upgrade(VOICE)
                        .with(SIGNATURE, sign(signed))
                        .with("X-Forwarded-For", "192.0.2.1")
                        .opensAt(at(voice)))
                .isTrue();
    }

    @Test
    void aNodeWithoutTheRoleHasNeitherTheSocketNorThePage() {
        String deskSocket = DESK + "&token=" + SECRET;
        String stream = chat(web).stream();
        for (Gateway node : List.of(web, voice)) {
            assertNotFoundAt(
                    node, upgrade(deskSocket), get(deskSocket), get("/desk"), get("/desk/"), get("/desk.html"));
        }
        for (Gateway node : List.of(desk, voice)) {
            assertNotFoundAt(node, upgrade(stream), get(stream), get("/v3/directline/conversations/x"));
        }
        for (Gateway node : List.of(desk, web)) {
            assertNotFoundAt(node, upgrade(VOICE), get(VOICE), get("/voice/twiml"));
        }
        for (Gateway node : List.of(desk, web, voice)) {
            assertNotFoundAt(
                    node, get("/evaluation"), get("/evaluation.html"), get("/knowledge"), get("/admin/dead-letters"));
        }
        assertThat(get("/desk").statusFrom(at(desk))).isEqualTo(200);
    }

    private static void assertNotFoundAt(Gateway node, RawRequest... requests) {
        for (RawRequest request : requests) {
            assertThat(request.refusalFrom(at(node))).isEqualTo(404);
        }
    }

    /** The request as it would arrive from elsewhere, once for each header that reveals this. */
    private static Map<String, RawRequest> foreign(RawRequest request) {
        Map<String, RawRequest> foreign = new HashMap<>();
        Map.of(
                        "Origin", "https://elsewhere.example",
                        "Host", "elsewhere.example",
                        "X-Forwarded-For", "127.0.0.1",
                        "x-forwarded-proto", "https",
                        "Forwarded", "for=127.0.0.1",
                        "Via", "1.1 proxy",
                        "X-Real-IP", "127.0.0.1")
                .forEach((header, value) -> foreign.put(header, request.with(header, value)));
        return foreign;
    }

    private record Chat(String id, String token, String stream) {}

    private static Chat chat(Gateway node) {
        Administration operator =
                node == web ? new Administration(node, "Authorization", "Bearer " + SECRET) : new Administration(node);
        JsonNode begun = operator.ask("POST", "/v3/directline/conversations", "{\"user\":{\"id\":\"app-access\"}}")
                .body();
        URI stream = URI.create(begun.path("streamUrl").asText());
        return new Chat(
                begun.path("conversationId").asText(),
                begun.path("token").asText(),
                stream.getRawPath() + "?" + stream.getRawQuery());
    }

    private static URI at(Gateway node) {
        return URI.create(node.baseUrl());
    }

    private static String sign(String url) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(url.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
