package telecom.assistant.channel.web.directline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.http.runtime.filters.Filter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.http.AddressLimits;
import telecom.assistant.channel.http.Gate;
import telecom.assistant.channel.http.Gatekeeper;
import telecom.assistant.channel.web.WebFixtures;

class DirectLineGateTest {

    private static final String ORIGIN = "https://www.example.com";

    private static final DirectLineTokens TOKENS = new DirectLineTokens("s", Clock.systemUTC());

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void withoutASecretOnlyLocalRequestsAreServed() throws Exception {
        URI server = serve("web", Map.of());

        assertThat(post(server).statusCode()).isEqualTo(200);
        assertThat(post(server, "X-Forwarded-For", "10.0.0.7").statusCode()).isEqualTo(403);
        assertThat(post(server, "Origin", "https://elsewhere.example").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v3/directline;x/tokens/generate",
                "/v3;x=1;y/directline/tokens/generate",
                "/;x/v3/directline/tokens/generate",
                "/v3/./directline;/tokens/generate",
                "//v3//directline/tokens/generate",
                "/v3/direct%6cine/tokens/generate"
            })
    void noSpellingOfThePathEvadesTheGate(String path) throws Exception {
        URI server = serve("web", Map.of());

        assertThat(post(URI.create("http://" + server.getAuthority() + path), "X-Forwarded-For", "10.0.0.7")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void withASecretRequestsFromElsewhereAreServed() throws Exception {
        URI server = serve("web", Map.of("assistant.web.direct-line.secret", "s"));

        assertThat(post(server, "X-Forwarded-For", "10.0.0.7").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesABodyThatIsTooLargeInTheFormOfTheProtocol() throws Exception {
        URI server = serve("web", Map.of());

        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(server).POST(BodyPublishers.ofString("x".repeat(300_000))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).contains("\"code\":\"MessageSizeTooBig\"");
    }

    @Test
    void servesWebChatsWhereverTheWebRoleIsListed() throws Exception {
        assertThat(post(serve("sms, web", Map.of())).statusCode()).isEqualTo(200);
    }

    @Test
    void aProcessWithoutTheWebRoleServesNothing() throws Exception {
        assertThat(post(serve("sms", Map.of())).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyATokenIssuedForTheStreamOpensIt() throws Exception {
        URI server = serve("web", Map.of("assistant.web.direct-line.secret", "s"));
        Duration minute = Duration.ofMinutes(1);
        Grant grant = new Grant("c-1", "account-1");

        assertThat(handshake(server, "c-1", TOKENS.issue(grant, DirectLineTokens.Use.STREAM, minute)))
                .isEqualTo(200);
        assertThat(handshake(server, "c-2", TOKENS.issue(grant, DirectLineTokens.Use.STREAM, minute)))
                .isEqualTo(403);
        assertThat(handshake(server, "c-1;c-2", TOKENS.issue(grant, DirectLineTokens.Use.STREAM, minute)))
                .isEqualTo(403);
        assertThat(handshake(server, "c-1", TOKENS.issue(grant, DirectLineTokens.Use.BEARER, minute)))
                .isEqualTo(403);
        assertThat(handshake(server, "c-1", TOKENS.issue(grant, DirectLineTokens.Use.STREAM, minute.negated())))
                .isEqualTo(403);
        assertThat(handshake(server, "c-1", "")).isEqualTo(403);
    }

    @Test
    void allowsThePagesOfConfiguredOriginsOnly() throws Exception {
        URI server = serve(
                "web",
                Map.of("assistant.web.direct-line.secret", "s", "assistant.web.direct-line.allowed-origins", ORIGIN));

        HttpResponse<String> preflight = send(HttpRequest.newBuilder(server)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,x-ms-bot-agent"));

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue(ORIGIN);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValue("authorization,x-ms-bot-agent");
        assertThat(post(server, "Origin", ORIGIN).headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue(ORIGIN);
        assertThat(post(server, "Origin", "https://elsewhere.example")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private URI serve(String role, Map<String, String> settings) throws Exception {
        Filters filters = new Filters();
        Gate gate = new DirectLineGate(TOKENS, null, WebFixtures.config(settings));
        new Gatekeeper(
                        new NodeRoles(List.of(role.split(","))),
                        List.of(gate),
                        new AddressLimits(WebFixtures.limits(Map.of())))
                .install(filters);
        Router router = Router.router(vertx);
        for (Filter filter : filters.getFilters()) {
            router.route().handler(filter.getHandler());
        }
        router.route().handler(context -> context.response().end("through"));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/v3/directline/tokens/generate");
    }

    private int handshake(URI server, String conversation, String token) {
        RequestOptions request = new RequestOptions()
                .setHost(server.getHost())
                .setPort(server.getPort())
                .setURI("/v3/directline/conversations/" + conversation + "/stream?t=" + token)
                .putHeader("Upgrade", "websocket")
                .putHeader("Sec-WebSocket-Key", "x");
        return vertx.createHttpClient()
                .request(request)
                .compose(sent -> sent.send().map(HttpClientResponse::statusCode))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private HttpResponse<String> post(URI server, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server).POST(BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
