package telecom.assistant.local.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import telecom.assistant.local.process.ChildProcess;
import telecom.assistant.local.process.LogTail;
import telecom.assistant.local.process.StackFailure;
import telecom.assistant.local.process.Watchdog;

/** The runnable gateway in a process of its own. {@link #start} returns once the gateway reports that it is ready. */
public final class GatewayProcess implements AutoCloseable {
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final ChildProcess process;
    private final Watchdog watchdog;
    private final String baseUrl;
    private final String managementUrl;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PROBE).build();

    private GatewayProcess(ChildProcess process, Path log, String baseUrl, String managementUrl) {
        this.process = process;
        this.watchdog = Watchdog.over(process.pid(), "TERM", log);
        this.baseUrl = baseUrl;
        this.managementUrl = managementUrl;
    }

    /**
     * Starts {@code java -jar jar} on a loopback port and waits until {@code /q/health/ready} answers 200.
     *
     * @param managementPort for health and metrics
     * @param settings environment variables, on top of those of this process
     * @param limit how long it may take to become ready
     */
    public static GatewayProcess start(
            Path jar, int port, int managementPort, Map<String, String> settings, Path log, Duration limit) {
        if (!Files.exists(jar)) {
            throw new StackFailure(jar + " is missing; build it with: mvn -DskipTests package");
        }
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
        ChildProcess process = ChildProcess.start(
                "gateway",
                List.of(
                        ChildProcess.java(),
                        "-XX:+ExitOnOutOfMemoryError",
                        "-jar",
                        jar.toAbsolutePath().toString()),
                environment,
                log);
        GatewayProcess gateway =
                new GatewayProcess(process, log, "http://127.0.0.1:" + port, "http://127.0.0.1:" + managementPort);
        try {
            process.awaitReady(gateway::isReady, limit);
            return gateway;
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    private boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(managementUrl + "/q/health/ready"))
                .timeout(PROBE)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting for the gateway", e);
        }
    }

    public String baseUrl() {
        return baseUrl;
    }

    /** Where health and metrics are. */
    public String managementUrl() {
        return managementUrl;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the gateway as {@code kill -9} does; returns once it is gone. */
    public void kill() {
        watchdog.dismiss();
        process.kill();
    }

    /** Waits at most {@code limit} for the gateway to end by itself; returns whether it has. */
    public boolean awaitEnd(Duration limit) {
        return process.awaitExit(limit);
    }

    /** The error message for a gateway that has ended by itself, with the tail of its log. */
    public String exitMessage() {
        return "the gateway ended with status " + process.exitStatus() + "; " + LogTail.of(process.log());
    }

    @Override
    public void close() {
        watchdog.dismiss();
        process.terminate(GRACE);
    }
}
