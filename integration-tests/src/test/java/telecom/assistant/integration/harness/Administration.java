package telecom.assistant.integration.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.local.gateway.Gateway;

/** An operator of the assistant, who uses a gateway's administration endpoints. */
public final class Administration {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String management;
    private final String[] headers;

    /** @param headers names and values, alternately */
    public Administration(Gateway gateway, String... headers) {
        this.base = gateway.baseUrl();
        this.management = gateway.managementUrl();
        this.headers = headers;
    }

    /** An answer, whatever its status. If it is empty, {@code body} is a missing node. */
    public record Answer(int status, String type, JsonNode body) {}

    /** The result of the topics' health check. */
    public JsonNode topics() {
        for (JsonNode check : get("/q/health/well").body().path("checks")) {
            if (check.path("name").asText().equals("topics")) {
                return check;
            }
        }
        throw new AssertionError("there is no health check of the topics");
    }

    /** The newest dead letters that came from a topic, newest first. */
    public List<JsonNode> deadLetters(String topic) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode letter : get("/admin/dead-letters?limit=500").body().path("deadLetters")) {
            if (letter.path("origin").path("topic").asText().equals(topic)) {
                found.add(letter);
            }
        }
        return found;
    }

    public Answer replay(JsonNode letter, String query) {
        return ask(
                "POST",
                "/admin/dead-letters/" + letter.path("partition").asInt() + "/"
                        + letter.path("offset").asLong() + "/replay" + query,
                null);
    }

    public Answer get(String path) {
        return ask("GET", path, null);
    }

    /** The JSON lines of an answer. */
    public List<JsonNode> lines(String path) {
        HttpResponse<String> response = send("GET", path, null);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode() + " (expected: 200)");
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : response.body().lines().toList()) {
            lines.add(json(line));
        }
        return lines;
    }

    public Answer ask(String method, String path, String body) {
        HttpResponse<String> response = send(method, path, body);
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body().isEmpty() ? MissingNode.getInstance() : json(response.body()));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(String method, String path, String body) {
        String address = path.startsWith("/q/") ? management : base;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
