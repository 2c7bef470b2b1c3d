package telecom.assistant.integration.harness;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import telecom.assistant.local.gateway.Gateway;

/** A client of the desk that presents a token of the provider. */
public final class SignedInDesk implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    public SignedInDesk(Gateway gateway, String authorization) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", authorization)
                .buildAsync(gateway.webSocketUrl("/desk/ws"), new Receiver())
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    public void send(Map<String, String> command) {
        try {
            socket.sendText(JSON.writeValueAsString(command), true)
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The code with which the gateway closes the desk. */
    public int closeCode() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** The answer to a command, as soon as it has arrived. */
    public JsonNode answerTo(String command) {
        await("the answer")
                .atMost(Duration.ofSeconds(10))
                .until(() -> answers(command).findFirst().isPresent());
        return answers(command).findFirst().orElseThrow();
    }

    private Stream<JsonNode> answers(String command) {
        return frames.stream().filter(frame -> frame.path("command").asText().equals(command));
    }

    public Optional<JsonNode> transcriptOf(String conversation) {
        return frames.stream()
                .filter(frame -> frame.path("type").asText().equals("transcript"))
                .filter(frame -> frame.path("conversation").asText().equals(conversation))
                .findFirst();
    }

    /** The id of the conversation with the subscriber of this name. */
    public Optional<String> conversationOf(String name) {
        return frames.stream()
                .flatMap(frame -> Stream.concat(
                        StreamSupport.stream(frame.path("conversations").spliterator(), false),
                        Stream.of(frame.path("conversation"))))
                .filter(item -> item.path("name").asText().equals(name))
                .map(item -> item.path("id").asText())
                .findFirst();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Receiver implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    frames.add(JSON.readTree(text.toString()));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.complete(-1);
        }
    }
}
