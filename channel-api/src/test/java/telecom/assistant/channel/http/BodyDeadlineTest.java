package telecom.assistant.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.http.runtime.filters.Filter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.limit.Limits;

class BodyDeadlineTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void answers408AndClosesTheConnectionIfTheBodyNeverArrives() throws Exception {
        String answer = send("POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc");

        assertThat(answer).startsWith("HTTP/1.1 408").contains("application/problem+json");
    }

    @Test
    void servesACompleteRequest() throws Exception {
        String answer =
                send("POST /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc");

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("abc");
    }

    /** Sends a raw request and reads until the server closes the connection. */
    private String send(String request) throws Exception {
        Filters filters = new Filters();
        new BodyDeadline(
                        new Gatekeeper(
                                new NodeRoles(List.of("web")), List.of(), new AddressLimits(Limits.of(Map.of()))),
                        () -> Duration.ofMillis(300))
                .install(filters);
        Router router = Router.router(vertx);
        for (Filter filter : filters.getFilters()) {
            router.route().handler(filter.getHandler());
        }
        router.route().handler(BodyHandler.create(false));
        router.route().handler(context -> context.response().end(context.body().asString()));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        return exchange(server.actualPort(), request);
    }

    private static String exchange(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
