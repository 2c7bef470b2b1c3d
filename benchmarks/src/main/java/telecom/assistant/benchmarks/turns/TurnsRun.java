package telecom.assistant.benchmarks.turns;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.local.model.Pace;

/**
 * Compares Kafka alone, the engine with a commit for each write, and the engine with group commit, one after another on
 * this machine. The inference tier answers at once, so that the engine is what is measured.
 */
public final class TurnsRun {

    private static final int[] CONVERSATIONS = {1, 16, 64, 256};
    private static final int PROFILED = 64;
    private static final int WORDS = 8;

    private final Path folder;
    private final Path jar;
    private final PrintStream out;
    private final List<Measurement> measurements = new ArrayList<>();
    private Profile profile;

    public TurnsRun(Path folder, Path jar, PrintStream out) {
        this.folder = folder;
        this.jar = jar;
        this.out = out;
    }

    public TurnsReport execute() throws IOException {
        for (Variant variant : Variant.values()) {
            out.println("Measuring: " + variant.title() + " …");
            try (Cluster cluster = Cluster.engine(folder, jar, variant.settings())) {
                cluster.stack().model().echo(WORDS);
                cluster.stack().model().pace(new Pace(Duration.ZERO, Duration.ZERO));
                measure(variant, cluster);
            }
        }
        return new TurnsReport(measurements, profile);
    }

    private void measure(Variant variant, Cluster cluster) throws IOException {
        String bootstrap = cluster.stack().settings().get("KAFKA_BOOTSTRAP_SERVERS");
        Clients clients = new Clients(bootstrap);
        if (variant == Variant.KAFKA) {
            try (KafkaEcho echo = new KafkaEcho(clients, bootstrap)) {
                measure(variant, clients, echo, null);
            }
        } else {
            long engine = cluster.engines().get(0).pid();
            measure(variant, clients, new EngineWire(), variant == Variant.GROUP_COMMIT ? new Recorder(engine) : null);
        }
    }

    private void measure(Variant variant, Clients clients, Wire wire, Recorder recorder) throws IOException {
        for (int conversations : CONVERSATIONS) {
            boolean profiled = recorder != null && conversations == PROFILED;
            try (Talkers talkers = new Talkers(clients, wire)) {
                measurements.add(report(talkers.measure(variant, conversations)));
            }
            if (profiled) {
                // Once more, because a profile costs something itself.
                recorder.start();
                try (Talkers talkers = new Talkers(clients, wire)) {
                    talkers.measure(variant, conversations);
                }
                profile = recorder.stop(folder.resolve("turns.jfr"));
            }
        }
    }

    private Measurement report(Measurement measured) {
        out.printf(
                "  %3d conversations: %.0f turns a second, first token p50 %.1f ms%n",
                measured.conversations(), measured.turnsPerSecond(), measured.firstTokenMillis(50));
        return measured;
    }
}
