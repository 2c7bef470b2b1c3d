package telecom.assistant.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.limit.Limits;

/** What is refused before anything else looks at a request, with octets on a real connection. */
class WellFormedRequestsTest {

    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger served = new AtomicInteger();
    private int port;

    @BeforeEach
    void serve() {
        Gatekeeper gatekeeper =
                new Gatekeeper(new NodeRoles(List.of("web")), List.of(), new AddressLimits(Limits.of(Map.of())));
        Filters filters = new Filters();
        new WellFormedRequests(gatekeeper).install(filters);
        new BodyLimit(gatekeeper, new MemorySize(BigInteger.valueOf(100))).install(filters);
        Router router = Router.router(vertx);
        for (Filter filter : filters.getFilters()) {
            router.route().handler(filter.getHandler());
        }
        router.route().handler(context -> {
            served.incrementAndGet();
            context.response().end();
        });
        HttpServerOptions options = new HttpServerOptions();
        new NoClearTextHttp2().customizeHttpServer(options);
        HttpServer server = vertx.createHttpServer(options)
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = server.actualPort();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\nTransfer-Encoding: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: elsewhere.example\r\n\r\n",
                "GET http://elsewhere.example/ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /?a=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n"
            })
    void refusesWhatAProxyMayHaveReadDifferentlyAndServesNothingAfterIt(String request) throws IOException {
        String answer = send(request + SMUGGLED);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(answer.split("HTTP/1\\.1 ", -1)).as("answers").hasSize(2);
        assertThat(served).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}",
                "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%ec%9a%94?a=%ec%9a%94 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n"
            })
    void letsOtherRequestsPassOnTheSameConnection(String request) throws IOException {
        send(request + SMUGGLED);

        assertThat(served).hasValue(2);
    }

    @Test
    void refusesABodyThatIsAnnouncedAsTooLarge() throws IOException {
        assertThat(send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 101\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json");
        assertThat(served).hasValue(0);
    }

    @Test
    void opensNoTunnelForHttp2() throws IOException {
        assertThat(send("GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                        + "HTTP2-Settings: AAMAAABkAARAAAAA\r\n\r\n" + SMUGGLED))
                .startsWith("HTTP/1.1 200");
    }

    /** Sends octets and reads until the server closes the connection. */
    private String send(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
