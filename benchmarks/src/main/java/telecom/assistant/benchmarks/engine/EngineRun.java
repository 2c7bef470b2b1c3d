package telecom.assistant.benchmarks.engine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.benchmarks.kafka.Clients;
import telecom.assistant.local.gateway.Gateway;
import telecom.assistant.local.model.ModelStandIn;
import telecom.assistant.local.model.Pace;

/**
 * Compares Kafka alone, the engine with a commit for each write, and the engine with group commit, one after another on
 * this machine. The inference tier answers at once, so that it is the engine that is measured.
 */
public final class EngineRun {

    private static final int[] CONVERSATIONS = {1, 16, 64, 256};
    private static final int PROFILED = 64;
    private static final int WORDS = 8;

    private final Path folder;
    private final Path jar;
    private final PrintStream out;
    private final List<Measurement> measurements = new ArrayList<>();
    private Profile profile;
    private Waits waits;

    public EngineRun(Path folder, Path jar, PrintStream out) {
        this.folder = folder;
        this.jar = jar;
        this.out = out;
    }

    public EngineReport execute() throws IOException {
        for (Variant variant : Variant.values()) {
            out.println("Measuring: " + variant.title() + " …");
            try (Cluster cluster = Cluster.engine(folder, jar, variant.settings())) {
                cluster.stack().model().echo(WORDS);
                cluster.stack().model().pace(new Pace(Duration.ZERO, Duration.ZERO));
                measure(variant, cluster);
            }
        }
        return new EngineReport(measurements, profile, waits);
    }

    private void measure(Variant variant, Cluster cluster) throws IOException {
        String bootstrap = cluster.stack().settings().get("KAFKA_BOOTSTRAP_SERVERS");
        Clients clients = new Clients(bootstrap);
        if (variant == Variant.KAFKA) {
            try (EchoWire echo = new EchoWire(bootstrap)) {
                for (int conversations : CONVERSATIONS) {
                    add(measure(variant, clients, echo, conversations));
                }
            }
            return;
        }
        for (int conversations : CONVERSATIONS) {
            add(measureEngine(variant, clients, cluster, conversations));
        }
        if (variant == Variant.GROUP_COMMIT) {
            // Measured again, because profiling itself costs something.
            Gateway engine = cluster.engines().get(0);
            Recorder recorder = new Recorder(engine.pid());
            Waits before = Waits.of(engine.managementUrl());
            recorder.start();
            measureEngine(variant, clients, cluster, PROFILED);
            profile = recorder.stop(folder.resolve("engine.jfr"));
            waits = Waits.of(engine.managementUrl()).since(before);
        }
    }

    private static Measurement measure(Variant variant, Clients clients, Wire wire, int conversations) {
        try (Talkers talkers = new Talkers(clients, wire)) {
            return talkers.measure(variant, conversations);
        }
    }

    /**
     * Fails if there were fewer requests to the model than replies: for an utterance that it has already answered, the
     * engine only publishes the stored reply, which costs neither a request nor a write.
     */
    private static Measurement measureEngine(Variant variant, Clients clients, Cluster cluster, int conversations) {
        ModelStandIn model = cluster.stack().model();
        long before = model.requested();
        Measurement measured = measure(variant, clients, new EngineWire(), conversations);
        long requests = model.requested() - before;
        if (requests < measured.replies()) {
            throw new IllegalStateException("replies: %d, with %d requests to the model (expected: at least as many)"
                    .formatted(measured.replies(), requests));
        }
        return measured;
    }

    private void add(Measurement measured) {
        measurements.add(measured);
        out.printf(
                "  %3d conversations: %.0f turns a second, first token p50 %.1f ms%n",
                measured.conversations(),
                measured.turnsPerSecond(),
                measured.firstTokens().millis(50));
    }
}
