package telecom.assistant.benchmarks.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import telecom.assistant.local.model.ModelProcess;
import telecom.assistant.local.model.Pace;
import telecom.assistant.local.process.ChildProcess;

/**
 * The inference tier's stand-in in a process of its own, controlled over HTTP without additional threads in this one.
 */
final class StandIn implements AutoCloseable {

    private static final List<String> JVM_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChildProcess process;
    private final URI baseUrl;

    private StandIn(ChildProcess process, URI baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    static StandIn start(Path folder) throws IOException {
        Path ready = Files.createDirectories(folder.toAbsolutePath()).resolve("model.ready");
        ChildProcess.forget(ready);
        ChildProcess process = ChildProcess.startJava(
                "model", ModelProcess.class, JVM_OPTIONS, List.of(ready.toString()), folder.resolve("log/model.log"));
        try {
            process.awaitReady(() -> Files.exists(ready), LIMIT);
            return new StandIn(process, URI.create(Files.readString(ready)));
        } catch (IOException | RuntimeException e) {
            process.kill();
            throw e;
        }
    }

    /** What the stand-in reports on requests and connections since the last {@link #prepare}. */
    record Traffic(int requestsOpen, int mostRequestsOpen, int connectionsOpen, long connectionsOpened) {}

    URI baseUrl() {
        return baseUrl;
    }

    /** Resets the stand-in, which from now on answers with an echo of at least {@code words} words, at this pace. */
    void prepare(int words, Pace pace) {
        exchange("DELETE", "", "");
        exchange("POST", "/echo", "{\"words\":" + words + "}");
        pace(pace);
    }

    void pace(Pace pace) {
        exchange(
                "POST",
                "/pace",
                "{\"firstTokenMillis\":" + pace.firstToken().toMillis() + ",\"tokenMillis\":"
                        + pace.token().toMillis() + "}");
    }

    Traffic traffic() {
        JsonNode report = exchange("GET", "/traffic", "");
        return new Traffic(
                report.path("requestsOpen").asInt(),
                report.path("mostRequestsOpen").asInt(),
                report.path("connectionsOpen").asInt(),
                report.path("connectionsOpened").asLong());
    }

    long aborts() {
        return exchange("GET", "/aborts", "").path("aborts").asLong();
    }

    private JsonNode exchange(String method, String path, String body) {
        try {
            URI uri = baseUrl.resolve("/control" + path);
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(Math.toIntExact(LIMIT.toMillis()));
            connection.setReadTimeout(Math.toIntExact(LIMIT.toMillis()));
            connection.setRequestMethod(method);
            connection.setRequestProperty("Connection", "close");
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
            return JSON.readTree(connection.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the stand-in does not answer", e);
        }
    }

    @Override
    public void close() {
        process.release(Duration.ofSeconds(5));
    }
}
