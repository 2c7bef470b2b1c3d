package telecom.assistant.local.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.local.process.ChildProcess;
import telecom.assistant.local.process.Ports;
import telecom.assistant.local.process.Restartable;

/** The broker as seen from the process that starts it: gives its address, and starts, kills, restarts and stops it. */
public final class KafkaPart implements Restartable, AutoCloseable {
    /** The JVM options of the broker's process. */
    public static final List<String> JVM_OPTIONS =
            List.of("-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:-UsePerfData");

    private final Path folder;
    private final int port;
    private final int controllerPort;
    private final Duration limit;
    private final Optional<SecuredListener> secured;
    private ChildProcess broker;

    private KafkaPart(Path folder, Ports ports, Duration limit, Optional<SecuredListener> secured) {
        this.folder = folder.toAbsolutePath();
        this.port = ports.firstFree(9092);
        this.controllerPort = ports.firstFree(port + 1);
        this.limit = limit;
        this.secured = secured;
    }

    /** Starts the broker with its data under {@code folder}; returns once its topics exist. */
    public static KafkaPart start(Path folder, Ports ports, Duration limit) {
        return start(folder, ports, limit, Optional.empty());
    }

    /** As above, with a further address that is secured. */
    public static KafkaPart start(Path folder, Ports ports, Duration limit, Optional<SecuredListener> secured) {
        KafkaPart part = new KafkaPart(folder, ports, limit, secured);
        part.launch();
        return part;
    }

    private void launch() {
        Path ready = folder.resolve("data/kafka.ready");
        ChildProcess.forget(ready);
        List<String> arguments = new ArrayList<>(List.of(
                folder.resolve("data/kafka").toString(),
                String.valueOf(port),
                String.valueOf(controllerPort),
                ready.toString()));
        secured.ifPresent(listener -> arguments.addAll(listener.arguments()));
        broker = ChildProcess.startJava(
                "kafka", KafkaBroker.class, JVM_OPTIONS, arguments, folder.resolve("log/kafka.log"));
        try {
            broker.awaitReady(() -> Files.exists(ready), limit);
        } catch (RuntimeException e) {
            broker.kill();
            throw e;
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public long pid() {
        return broker.pid();
    }

    @Override
    public synchronized void kill() {
        broker.kill();
    }

    @Override
    public synchronized void restart() {
        broker.kill();
        launch();
    }

    @Override
    public synchronized void close() {
        broker.release(Duration.ofSeconds(15));
    }
}
