package telecom.assistant.deploy.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import telecom.assistant.deploy.Repository;
import telecom.assistant.local.process.ChildProcess;
import telecom.assistant.local.process.Ports;

/**
 * A Prometheus server on loopback that scrapes one node every second and uses the shipped rules. Only the windows in
 * the rules are shortened, so that a test does not have to wait for an hour.
 */
final class Prometheus implements AutoCloseable {

    private static final int DIVISOR = 20;
    private static final Pattern WINDOW = Pattern.compile("(\\[|for: |offset )(\\d+)([mhd])");
    private static final Map<String, Long> SECONDS = Map.of("m", 60L, "h", 3600L, "d", 86_400L);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ChildProcess process;
    private final String url;

    private Prometheus(ChildProcess process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts the server, and returns once it answers. */
    static Prometheus start(Path folder, URI node) throws IOException {
        Files.createDirectories(folder);
        int port = new Ports().firstFree(9390);
        Path rules = Files.writeString(folder.resolve("rules.yaml"), withShortWindows(Repository.read(Rules.FILE)));
        Path settings = Files.writeString(folder.resolve("prometheus.yaml"), """
                global: { scrape_interval: 1s, evaluation_interval: 1s }
                rule_files: [%s]
                scrape_configs:
                  - job_name: assistant
                    metrics_path: /q/metrics
                    static_configs: [{ targets: ['%s:%d'] }]
                """.formatted(
                        rules.toAbsolutePath(), node.getHost(), node.getPort()));
        ChildProcess process = ChildProcess.start(
                "prometheus",
                List.of(
                        Promtool.find("prometheus").toString(),
                        "--config.file=" + settings.toAbsolutePath(),
                        "--storage.tsdb.path=" + folder.resolve("data").toAbsolutePath(),
                        "--web.listen-address=127.0.0.1:" + port),
                Map.of(),
                folder.resolve("prometheus.log"));
        Prometheus prometheus = new Prometheus(process, "http://127.0.0.1:" + port);
        process.awaitReady(prometheus::isReady, Duration.ofSeconds(30));
        return prometheus;
    }

    static String withShortWindows(String rules) {
        return WINDOW.matcher(rules).replaceAll(found -> {
            long seconds = Long.parseLong(found.group(2)) * SECONDS.get(found.group(3));
            return found.group(1).replace("[", "\\[") + seconds / DIVISOR + "s";
        });
    }

    /** The names of the alerts that are firing now, each followed by its channel if it has one. */
    Set<String> firing() {
        Set<String> names = new TreeSet<>();
        for (JsonNode alert : get("/api/v1/alerts").path("data").path("alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                String channel = alert.path("labels").path("channel").asText();
                names.add(alert.path("labels").path("alertname").asText() + (channel.isEmpty() ? "" : " " + channel));
            }
        }
        return names;
    }

    /** Whether the last scrape of the node succeeded. */
    boolean hasScraped() {
        JsonNode up = get("/api/v1/query?query=up").path("data").path("result");
        return up.path(0).path("value").path(1).asText().equals("1");
    }

    private boolean isReady() {
        try {
            return send("/-/ready").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private JsonNode get(String path) {
        try {
            return json.readTree(send(path).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.terminate(Duration.ofSeconds(5));
    }
}
