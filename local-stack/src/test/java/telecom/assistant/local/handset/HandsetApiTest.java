package telecom.assistant.local.handset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.local.handset.HandsetEvent.Direction;
import telecom.assistant.local.handset.HandsetEvent.Message;
import telecom.assistant.local.handset.HandsetEvent.Status;

class HandsetApiTest {
    private static final Msisdn HANDSET = Msisdn.of("821000000101");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private final Handsets handsets = new Handsets();
    private HandsetApi api;

    @BeforeEach
    void start() {
        api = HandsetApi.start(vertx, 0, handsets, this::send);
    }

    @AfterEach
    void stop() {
        api.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Message send(Msisdn from, Msisdn to, String text) {
        Message message = message("sent-1", text);
        handsets.show(from, message);
        return message;
    }

    private static Message message(String id, String text) {
        return new Message(id, Direction.SENT, "+821000000101", "114", text, 1, 1_000, Status.ACCEPTED);
    }

    @Test
    void acceptsATextFromANumberWithALeadingPlus() throws Exception {
        HttpResponse<String> response =
                post("/handset/+821000000101/messages", "{\"to\":\"114\",\"text\":\"hi\"}", null);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("{\"id\":\"sent-1\",\"segments\":1}");
        assertThat(handsets.messages(HANDSET)).hasSize(1);
    }

    @Test
    void replaysTheHistoryAndThenStreamsNewEvents() {
        handsets.show(HANDSET, message("one", "먼저"));
        List<String> events = watch();
        await().until(() -> events.size() == 1);

        handsets.change(HANDSET, "one", Status.DELIVERED);

        await().until(() -> events.size() == 2);
        assertThat(events.get(0))
                .contains(
                        "\"type\":\"message\"", "\"direction\":\"sent\"", "\"text\":\"먼저\"", "\"status\":\"accepted\"");
        assertThat(events.get(1)).isEqualTo("{\"type\":\"status\",\"id\":\"one\",\"status\":\"delivered\"}");
    }

    @Test
    void clearsTheHistory() throws Exception {
        handsets.show(HANDSET, message("one", "gone"));

        HttpRequest delete = request("/handset/821000000101").DELETE().build();
        assertThat(http.send(delete, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(204);

        assertThat(handsets.messages(HANDSET)).isEmpty();
    }

    @Test
    void servesPagesFromLoopbackOnly() throws Exception {
        String body = "{\"to\":\"114\",\"text\":\"hi\"}";

        HttpResponse<String> near = post("/handset/821000000101/messages", body, "http://127.0.0.1:8080");
        HttpResponse<String> far = post("/handset/821000000101/messages", body, "http://example.com");

        assertThat(near.headers().firstValue("Access-Control-Allow-Origin")).contains("http://127.0.0.1:8080");
        assertThat(far.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesAMessageWithoutTextOrWithABadNumber() throws Exception {
        assertThat(post("/handset/821000000101/messages", "{\"to\":\"114\"}", null)
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/handset/nobody/messages", "{\"to\":\"114\",\"text\":\"x\"}", null)
                        .statusCode())
                .isEqualTo(400);
    }

    private List<String> watch() {
        List<String> events = new CopyOnWriteArrayList<>();
        HttpRequest request = request("/handset/821000000101/events").build();
        CompletableFuture<Void> reading = http.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                .thenAccept(response -> response.body()
                        .filter(line -> line.startsWith("data: "))
                        .map(line -> line.substring("data: ".length()))
                        .forEach(events::add));
        assertThat(reading).isNotCompletedExceptionally();
        return events;
    }

    private HttpResponse<String> post(String path, String body, String origin)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        if (origin != null) {
            request.header("Origin", origin);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api.baseUrl() + path)).timeout(Duration.ofSeconds(10));
    }
}
