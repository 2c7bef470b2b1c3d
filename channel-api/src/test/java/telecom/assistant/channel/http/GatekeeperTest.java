package telecom.assistant.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.http.runtime.filters.Filter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.limit.Limits;

class GatekeeperTest {

    private static final Map<String, String> HANDSHAKE = Map.of("Upgrade", "websocket", "Sec-WebSocket-Key", "x");

    private final Vertx vertx = Vertx.vertx();
    private final AddressLimits addresses = new AddressLimits(Limits.of(Map.of()));

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shut/x", "//shut//x", "/shut;a=1/x", "/;a/shut/x", "/a/../shut/x", "/s%68ut/x"})
    void asksTheGateHoweverThePathIsWritten(String path) {
        assertThat(status("voice", path, Map.of())).isEqualTo(403);
        assertThat(status("voice", path, HANDSHAKE)).isEqualTo(403);
    }

    @Test
    void servesRequestsThatTheGateLetsPass() {
        assertThat(status("voice", "/open/x", Map.of())).isEqualTo(200);
        assertThat(status("voice", "/open/x", HANDSHAKE)).isEqualTo(200);
    }

    @Test
    void servesUncoveredPathsExceptHandshakes() {
        assertThat(status("voice", "/elsewhere", Map.of())).isEqualTo(200);
        assertThat(status("voice", "/elsewhere", Map.of("Upgrade", "TLS/1.2"))).isEqualTo(200);
        assertThat(status("voice", "/elsewhere", HANDSHAKE)).isEqualTo(404);
        assertThat(status("voice", "/Open/x", HANDSHAKE)).isEqualTo(404);
    }

    @Test
    void answersNotFoundBehindAGateIfTheNodeLacksItsRole() {
        assertThat(status("web", "/open/x", Map.of())).isEqualTo(404);
        assertThat(status("web", "/open/x", HANDSHAKE)).isEqualTo(404);
        assertThat(status("web", "/elsewhere", Map.of())).isEqualTo(200);
    }

    @Test
    void runsBeforeTheWebSocketFilter() {
        Filters filters = new Filters();
        new Gatekeeper(new NodeRoles(List.of("voice")), List.of(), addresses).install(filters);

        assertThat(filters.getFilters()).singleElement().satisfies(filter -> assertThat(filter.getPriority())
                .isGreaterThan(101));
    }

    @Test
    void answersUnknownPathsInTheFormOfRfc9457() throws Exception {
        int port = serve("web");

        assertThat(ask(port, "GET /elsewhere/unknown HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404")
                .containsIgnoringCase("content-type: application/problem+json")
                .endsWith("{\"title\":\"Not Found\",\"status\":404,\"detail\":\"path: unknown\"}");
    }

    @Test
    void refusesARequestWithoutAHostExceptProbes() throws Exception {
        int port = serve("voice");

        assertThat(ask(port, "GET /open/x HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.0 400")
                .contains("\"status\":400");
        assertThat(ask(port, "GET /q/health HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 200");
    }

    private static String ask(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int serve(String role) {
        Filters filters = new Filters();
        List<Gate> gates = List.of(gate("/open/", 200), gate("/shut/", 403));
        Gatekeeper gatekeeper = new Gatekeeper(new NodeRoles(List.of(role)), gates, addresses);
        gatekeeper.install(filters);
        Router router = Router.router(vertx);
        gatekeeper.install(router);
        for (Filter filter : filters.getFilters()) {
            router.route().handler(filter.getHandler());
        }
        router.routeWithRegex("(?!/elsewhere/unknown).*")
                .handler(context -> context.response().end());
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return server.actualPort();
    }

    private int status(String role, String path, Map<String, String> headers) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(serve(role))
                .setURI(path);
        headers.forEach(request::putHeader);
        return vertx.createHttpClient()
                .request(request)
                .compose(sent -> sent.send().map(HttpClientResponse::statusCode))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static Gate gate(String prefix, int status) {
        return new Gate() {

            @Override
            public String role() {
                return "voice";
            }

            @Override
            public boolean covers(String path) {
                return path.startsWith(prefix);
            }

            @Override
            public void check(RoutingContext context) {
                if (status == 200) {
                    context.next();
                } else {
                    context.response().setStatusCode(status).end();
                }
            }
        };
    }
}
