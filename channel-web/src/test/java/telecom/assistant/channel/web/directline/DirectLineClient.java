package telecom.assistant.channel.web.directline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import telecom.assistant.channel.web.WebFixtures;

/** A Direct Line client that shares no code with the channel: plain HTTP and a plain WebSocket. */
final class DirectLineClient {

    record Answer(int status, JsonNode body, String retryAfter) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    DirectLineClient(URI base) {
        this.base = base;
    }

    Answer post(String path, String credential, String body) {
        return send(request(path, credential).POST(BodyPublishers.ofString(body)));
    }

    Answer get(String path, String credential) {
        return send(request(path, credential).GET());
    }

    Stream connect(String streamUrl) {
        Stream stream = new Stream();
        stream.socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(streamUrl), stream)
                .join();
        return stream;
    }

    private HttpRequest.Builder request(String path, String credential) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/v3/directline" + path))
                .header("Content-Type", "application/json");
        return credential == null ? request : request.header("Authorization", "Bearer " + credential);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    WebFixtures.json(response.body()),
                    response.headers().firstValue("Retry-After").orElse(null));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** An open stream, and what has arrived on it. */
    static final class Stream implements WebSocket.Listener {

        final List<JsonNode> frames = new CopyOnWriteArrayList<>();
        volatile int closed;
        private final StringBuilder text = new StringBuilder();
        private WebSocket socket;

        List<JsonNode> activities() {
            return frames.stream()
                    .flatMap(frame -> {
                        List<JsonNode> activities = new java.util.ArrayList<>();
                        frame.path("activities").forEach(activities::add);
                        return activities.stream();
                    })
                    .toList();
        }

        List<String> messageIds() {
            return activities().stream()
                    .filter(activity -> activity.path("type").asText().equals("message"))
                    .map(activity -> activity.path("id").asText())
                    .toList();
        }

        String watermark() {
            return frames.get(frames.size() - 1).path("watermark").asText();
        }

        void keepAlive() {
            socket.sendText("", true).join();
        }

        /** Sends a fragment of a message that never ends. */
        void sendFragment(String text) {
            socket.sendText(text, false).join();
        }

        void drop() {
            socket.abort();
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(WebFixtures.json(text.toString()));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed = statusCode;
            return null;
        }
    }
}
