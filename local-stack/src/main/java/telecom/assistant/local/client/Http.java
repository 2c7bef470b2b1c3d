package telecom.assistant.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** JSON over HTTP. Any status other than 2xx is a failure. */
final class Http {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private Http() {}

    static JsonNode get(String url, String token) {
        return await(exchange(request(url, token).GET().build()));
    }

    static JsonNode post(String url, String token, Object body) {
        return await(postAsync(url, token, body));
    }

    static CompletableFuture<JsonNode> postAsync(String url, String token, Object body) {
        try {
            return exchange(request(url, token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest.Builder request(String url, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static CompletableFuture<JsonNode> exchange(HttpRequest request) {
        return Connections.HTTP
                .sendAsync(request, BodyHandlers.ofString())
                .thenApply(response -> read(request, response));
    }

    private static JsonNode read(HttpRequest request, HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(request.method() + " "
                    + request.uri().getPath() + ": " + response.statusCode() + " " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode await(CompletableFuture<JsonNode> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
