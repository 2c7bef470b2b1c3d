package telecom.assistant.integration.attackers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.integration.harness.RawRequest.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.integration.harness.Administration;
import telecom.assistant.integration.harness.RawExchange;
import telecom.assistant.integration.harness.RawExchange.Answer;
import telecom.assistant.integration.harness.RawWebSocket;
import telecom.assistant.integration.harness.Witness;
import telecom.assistant.integration.harness.World;

/** Attacks on the HTTP port and on chats: broken requests, tokens of others, activities of every bad sort. */
class AttackersOnDirectLineIT {

    private static final String CONVERSATIONS = "/v3/directline/conversations";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String SMUGGLED = "GET /q/health/live HTTP/1.1\r\nHost: HOST\r\n\r\n";

    private static World world;
    private static Witness witness;
    private static Chat mine;
    private static Chat others;

    private record Chat(String id, String token, String ticket) {}

    @BeforeAll
    static void begin() {
        world = Attacked.world();
        witness = new Witness(world);
        mine = chat("app-attacker");
        others = chat("app-victim");
    }

    @AfterAll
    static void nobodyElseWasAffected() throws Exception {
        try (Witness present = witness) {
            present.assertNobodyWasAffected(
                    List.of(Attacked.PLANTED_NUMBER, Attacked.PLANTED_WORD, mine.token(), others.token(), "t=ey"));
        }
    }

    /** Requests, the status of the only answer, and its form; none where the request cannot be read as HTTP. */
    static Stream<Arguments> brokenRequests() {
        String voice = "/voice/twiml?From=%2B" + Attacked.PLANTED_NUMBER;
        String json = "Host: HOST\r\nContent-Type: application/json\r\n";
        String form = "Host: HOST\r\nContent-Type: application/x-www-form-urlencoded";
        String post = "POST " + CONVERSATIONS + " HTTP/1.1\r\n" + json;
        return Stream.of(
                Arguments.of("no HTTP", "EHLO example\r\n\r\n", 400, ""),
                Arguments.of("no host", "GET " + voice + " HTTP/1.1\r\nConnection: close\r\n\r\n", 400, PROBLEM),
                Arguments.of("two hosts in one", get(voice).replace("HOST", "a, b"), 400, PROBLEM),
                Arguments.of("another host in the target", get("http://elsewhere.example" + voice), 400, PROBLEM),
                Arguments.of("an escape that is none, in a path", get(CONVERSATIONS + "/%zz"), 400, ""),
                Arguments.of("an escape that is none, in a query", get(voice + "&x=%zz"), 400, ""),
                Arguments.of("a target without a path", get("*").replace("GET", "OPTIONS"), 404, PROBLEM),
                Arguments.of(
                        "a tunnel",
                        "CONNECT elsewhere.example:25 HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
                        404,
                        PROBLEM),
                Arguments.of("a header without an end", get(CONVERSATIONS, "X: " + "a".repeat(70_000)), 431, ""),
                Arguments.of("a flood of headers", get(CONVERSATIONS, "X: a\r\n".repeat(9_000) + "X: a"), 431, ""),
                Arguments.of("a target that is too long", get(voice + "a".repeat(9_000)), 414, ""),
                Arguments.of("a name with a blank", get(CONVERSATIONS, "X : a"), 400, ""),
                Arguments.of("NUL in a header", get(CONVERSATIONS, "X: a\0b"), 400, ""),
                Arguments.of(
                        "length and chunks",
                        post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
                        400,
                        ""),
                Arguments.of(
                        "two lengths", post + "Content-Length: 2\r\nContent-Length: 50\r\n\r\n{}" + SMUGGLED, 400, ""),
                Arguments.of(
                        "a coding that nobody knows",
                        post + "Transfer-Encoding: xchunked\r\n\r\n" + SMUGGLED,
                        400,
                        JSON),
                Arguments.of(
                        "a list of codings",
                        post + "Transfer-Encoding: identity\r\nTransfer-Encoding: x\r\n\r\n" + SMUGGLED,
                        400,
                        JSON),
                Arguments.of("a body that never comes", post + "Content-Length: 9\r\n\r\n{", 408, JSON),
                Arguments.of(
                        "a huge form",
                        "POST /voice/twiml HTTP/1.1\r\n" + form + "\r\nContent-Length: 999999\r\n\r\na",
                        413,
                        PROBLEM),
                Arguments.of(
                        "a form with an escape that is none",
                        "POST " + voice + " HTTP/1.1\r\nConnection: close\r\n" + form
                                + "\r\nContent-Length: 7\r\n\r\nFrom=%z",
                        400,
                        PROBLEM),
                Arguments.of(
                        "a form in an alphabet that nobody knows",
                        "POST " + voice + " HTTP/1.1\r\nConnection: close\r\n" + form
                                + ";charset=x-nobody\r\nContent-Length: 6\r\n\r\nFrom=1",
                        400,
                        PROBLEM),
                Arguments.of(
                        "a handshake that is a POST",
                        "POST " + CONVERSATIONS + "/x/stream?t=x HTTP/1.1\r\nHost: HOST\r\nConnection: Upgrade\r\n"
                                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n\r\n",
                        400,
                        JSON));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenRequests")
    void aBrokenRequestIsRefusedAndNothingAfterItIsServed(String name, String request, int status, String form) {
        assertThat(RawExchange.send(at(), request))
                .singleElement()
                .satisfies(answer -> assertRefused(answer, status, form));
    }

    @Test
    void aBodyOfBrokenChunksIsServedToNobody() {
        String request = "POST " + CONVERSATIONS + " HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n";

        assertThat(RawExchange.send(at(), request + "xyz\r\n{}\r\n0\r\n\r\n" + SMUGGLED))
                .isEmpty();
        assertThat(RawExchange.send(at(), request + "-2\r\n{}\r\n0\r\n\r\n" + SMUGGLED))
                .isEmpty();
    }

    /** Otherwise a proxy that forwards the upgrade could no longer see what is requested. */
    @Test
    void noTunnelOpensForHttp2() {
        String upgrade = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAA";

        List<Answer> answers = RawExchange.send(at(), get(CONVERSATIONS + "/x", upgrade) + get("/nowhere"));

        assertThat(answers).extracting(Answer::status).containsExactly(404, 404);
    }

    static Stream<Arguments> wrongTokens() {
        long now = System.currentTimeMillis() / 1_000;
        String[] own = mine.token().split("\\.", 3);
        return Stream.of(
                Arguments.of("of another chat", others.token()),
                Arguments.of("expired", Forged.token(mine.id(), "app-attacker", Attacked.TOKEN_KEY, now - 60)),
                Arguments.of("of another service", Forged.token(mine.id(), "app-attacker", "guessed-key", now + 600)),
                Arguments.of("without a signature", own[0] + "." + own[1] + "."),
                Arguments.of("that needs none", Forged.unsigned(own[1])),
                Arguments.of(
                        "with another's claims", own[0] + "." + others.token().split("\\.", 3)[1] + "." + own[2]),
                Arguments.of("for a stream", mine.ticket()),
                Arguments.of("that is nothing", "a".repeat(4_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTokens")
    void aTokenOpensNothingBesideItsOwnChat(String name, String token) {
        Administration attacker = new Administration(world.gateway(), "Authorization", "Bearer " + token);
        String path = CONVERSATIONS + "/" + mine.id();
        List<Administration.Answer> answers = List.of(
                attacker.ask("GET", path, null),
                attacker.ask("GET", path + "/activities", null),
                attacker.ask("POST", path + "/activities", "{\"type\":\"message\",\"text\":\"요금\"}"),
                attacker.ask("POST", path + "/upload", "x"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body().path("error").path("code").asText()).isNotEmpty();
        });
    }

    @Test
    void aGenuineTokenThatEndedLongAgoIsNotRefreshed() {
        String old =
                Forged.token(mine.id(), "app-attacker", Attacked.TOKEN_KEY, System.currentTimeMillis() / 1_000 - 1);

        assertThat(new Administration(world.gateway(), "Authorization", "Bearer " + old)
                        .ask("POST", "/v3/directline/tokens/refresh", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aTicketOpensOneStream() {
        Chat chat = chat("app-ticket");
        String stream = CONVERSATIONS + "/" + chat.id() + "/stream?watermark=0&t=" + chat.ticket();
        assertThat(upgrade(stream).opensAt(at())).isTrue();

        try (RawWebSocket again = RawWebSocket.open(at(), stream, Map.of())) {
            assertThat(again.closeCode()).isEqualTo(1008);
        }
        assertThat(upgrade(stream.replace(chat.id(), others.id())).refusalFrom(at()))
                .isEqualTo(403);
        assertThat(upgrade(stream.replace(chat.ticket(), chat.token())).refusalFrom(at()))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"type":"message","text":"\\u0000"}
            400 | {"type":"message","text":"\\ud800"}
            400 | {"type":"message","text":"  "}
            400 | {"type":"message"
            400 | [{"type":"message","text":"쌍둥이바람개비"}]
            400 | "쌍둥이바람개비"
            400 | {"type":1,"text":"쌍둥이바람개비"}
            400 | {"type":"message","text":"x"} {"again":1}
            400 | {"type":"message","text":"x","value":1e9x}
            415 | {"type":"message","text":"x","attachments":[{"contentType":"text/html"}]}
            """)
    void anActivityThatIsNoneIsRefused(int status, String activity) {
        assertThat(send(activity).status()).isEqualTo(status);
    }

    @Test
    void anActivityThatIsTooDeepOrTooLargeIsRefused() {
        assertThat(send("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)).status())
                .isEqualTo(400);
        assertThat(send("[".repeat(60_000)).status()).isEqualTo(400);
        assertThat(send("{\"type\":\"message\",\"text\":\"x\",\"value\":" + "9".repeat(50_000) + "}")
                        .status())
                .isEqualTo(400);
        assertThat(send("{\"type\":\"message\",\"text\":\"" + "가".repeat(5_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(send("{\"type\":\"message\",\"text\":\"" + "a".repeat(70_000) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0e-0", "' or 1=1--", "99999999999999999999999", "a\0"})
    void aWatermarkThatIsNoneIsRefused(String watermark) {
        String query = "?watermark=" + URLEncoder.encode(watermark, StandardCharsets.UTF_8);

        assertThat(client(mine)
                        .ask("GET", CONVERSATIONS + "/" + mine.id() + "/activities" + query, null)
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010",
                "010-",
                "112",
                "+82",
                "114",
                "1588-0114",
                "+8215880114",
                "+82 10 1234",
                "02-1234-5678 or 1"
            })
    void aNumberThatIsNoSubscribersNamesNobody(String number) {
        Administration.Answer answer = new Administration(world.gateway())
                .ask("POST", CONVERSATIONS, "{\"user\":{\"id\":\"app-x\",\"phone_number\":\"" + number + "\"}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("BadArgument");
    }

    @Test
    void nothingOpensTheChatOfSomebodyWhoWasErased() {
        String number = World.freshNumber();
        Chat chat = chat("app-erased\",\"phone_number\":\"" + number);
        assertThat(new Administration(world.gateway(), "Authorization", "Bearer " + Attacked.ADMIN_TOKEN)
                        .ask("DELETE", "/admin/subscribers", "{\"number\":\"" + number + "\"}")
                        .status())
                .isBetween(200, 299);

        await("the erasure").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(client(chat)
                        .ask("POST", "/v3/directline/tokens/refresh", "")
                        .status())
                .isEqualTo(404));
        assertThat(client(chat)
                        .ask("GET", CONVERSATIONS + "/" + chat.id(), null)
                        .status())
                .isEqualTo(404);
    }

    private static Administration.Answer send(String activity) {
        return client(mine).ask("POST", CONVERSATIONS + "/" + mine.id() + "/activities", activity);
    }

    private static Administration client(Chat chat) {
        return new Administration(world.gateway(), "Authorization", "Bearer " + chat.token());
    }

    private static void assertRefused(Answer answer, int status, String form) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo(form);
        assertThat(answer.body())
                .doesNotContain(Attacked.PLANTED_NUMBER, "<html")
                .hasSizeLessThan(500);
        if (form.isEmpty()) {
            assertThat(answer.body()).isEmpty();
        } else {
            assertThat(answer.body()).startsWith("{").endsWith("}");
        }
    }

    private static String get(String target, String... headers) {
        return "GET " + target + " HTTP/1.1\r\nHost: HOST\r\n"
                + (headers.length == 0 ? "Connection: close" : headers[0]) + "\r\n\r\n";
    }

    private static Chat chat(String account) {
        JsonNode begun = new Administration(world.gateway())
                .ask("POST", CONVERSATIONS, "{\"user\":{\"id\":\"" + account + "\"}}")
                .body();
        String stream = begun.path("streamUrl").asText();
        return new Chat(
                begun.path("conversationId").asText(),
                begun.path("token").asText(),
                stream.substring(stream.indexOf("&t=") + 3));
    }

    private static URI at() {
        return Attacked.at(world);
    }
}
