package telecom.assistant.local.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The gateway in a process of its own, as it is deployed. It keeps its ports across restarts. */
public final class Gateway implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Path jar;
    private final Path log;
    private final Map<String, String> settings;
    private final int port;
    private final int managementPort;
    private volatile GatewayProcess process;

    private Gateway(Path jar, Path log, Map<String, String> settings, int port, int managementPort) {
        this.jar = jar;
        this.log = log;
        this.settings = settings;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Starts a gateway on free ports and waits until it is ready. */
    public static Gateway start(Path jar, Path log, Map<String, String> settings) {
        Gateway gateway = new Gateway(jar, log, settings, freePort(), freePort());
        gateway.restart();
        return gateway;
    }

    /** Ends the process as a power cut would: nothing is flushed, and no connection is closed in an orderly way. */
    public void kill() {
        process.kill();
        process = null;
    }

    /** Starts the gateway again after a {@link #kill} or {@link #close}. */
    public void restart() {
        process = GatewayProcess.start(jar, port, managementPort, settings, log, START_LIMIT);
    }

    /** Starts the gateway again unless it is running. */
    public void ensureRunning() {
        if (process == null) {
            restart();
        }
    }

    /** Whether the process was started and has not ended since. */
    public boolean isRunning() {
        GatewayProcess current = process;
        return current != null && current.isAlive();
    }

    /** The process id, for signals. Available only while the process is running. */
    public long pid() {
        return process.pid();
    }

    /** Whether this is the id of the current process; false after {@link #kill} or {@link #close} has ended it. */
    public boolean hasPid(long pid) {
        return process != null && process.pid() == pid;
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    /** Where health and metrics are. */
    public String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    public URI webSocketUrl(String path) {
        return URI.create("ws://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
