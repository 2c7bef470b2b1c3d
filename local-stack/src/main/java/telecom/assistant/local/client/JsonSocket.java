package telecom.assistant.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A WebSocket client that exchanges JSON. Its listener receives each message once, in order, one at a time, and must
 * not block. The listener receives nothing more once {@link #close} has returned.
 */
public final class JsonSocket implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LIMIT_SECONDS = 10;

    private final Consumer<JsonNode> listener;
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private boolean muted;

    private JsonSocket(URI url, Consumer<JsonNode> listener) {
        this.listener = listener;
        this.socket = Connections.HTTP
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(LIMIT_SECONDS))
                .buildAsync(url, new Receiver())
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Connects; blocks until connected, and fails if that takes longer than ten seconds. */
    public static JsonSocket open(URI url, Consumer<JsonNode> listener) {
        return new JsonSocket(url, listener);
    }

    /** Returns once the message has been written. */
    public synchronized void send(Map<String, ?> message) {
        try {
            socket.sendText(JSON.writeValueAsString(message), true)
                    .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /**
     * Completes with the close status when the other side closes the connection, or with -1 when the connection fails.
     */
    public CompletableFuture<Integer> closed() {
        return closed;
    }

    @Override
    public void close() {
        mute();
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .orTimeout(2, TimeUnit.SECONDS)
                .exceptionally(gone -> null)
                .join();
        socket.abort();
    }

    private void mute() {
        synchronized (listener) {
            muted = true;
        }
    }

    private void deliver(JsonNode message) {
        synchronized (listener) {
            if (!muted) {
                listener.accept(message);
            }
        }
    }

    private final class Receiver implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                receive(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void receive(String text) {
            if (text.isBlank()) {
                return;
            }
            try {
                deliver(JSON.readTree(text));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a message is not JSON", e);
            }
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
