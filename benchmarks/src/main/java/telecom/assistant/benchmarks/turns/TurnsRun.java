package telecom.assistant.benchmarks.turns;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import telecom.assistant.benchmarks.chat.ChatClient;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.benchmarks.cpu.CpuMeter;
import telecom.assistant.benchmarks.turns.report.Machine;
import telecom.assistant.benchmarks.turns.report.RowResult;
import telecom.assistant.benchmarks.turns.report.Spread;
import telecom.assistant.benchmarks.turns.report.TurnsResult;
import telecom.assistant.local.model.ModelStandIn;

/**
 * Measures the application in one process with all roles, on a fresh stack. The users and the model's stand-in are in
 * this process, so that one clock tells when a question was posted, when the model answered and when the user saw it.
 */
public final class TurnsRun {

    /**
     * The first tenth of the warm-up puts records on Kafka; the records of the {@link Floor} are then made the same
     * size.
     */
    private static final int FIRST_PART = 10;

    private final TurnsPlan plan;
    private final Path folder;
    private final Path jar;
    private final PrintStream out;
    private final AtomicLong questions = new AtomicLong();

    /** @param jar the application's jar, which may be of another version than the benchmark */
    public TurnsRun(TurnsPlan plan, Path folder, Path jar, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.jar = jar;
        this.out = out;
    }

    public TurnsResult execute() {
        String date = OffsetDateTime.now(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        RunSettings settings = new RunSettings(plan);
        Map<String, String> description = new LinkedHashMap<>(settings.description());
        out.println("Starting the stack …");
        try (Cluster cluster = Cluster.singleProcess(folder, jar, settings.gatewayVariables());
                ChatClient client = new ChatClient(cluster.channels().baseUrl())) {
            ModelStandIn model = cluster.stack().model();
            model.echoInTokens(Question.TOKENS);
            int first = Math.max(1, plan.warmUp() / FIRST_PART);
            out.printf("Warming up: %d turns …%n", plan.warmUp());
            warmUp(client, model, first);
            List<RowResult> rows;
            if (plan.rate() == 0) {
                rows = measure(cluster, client, plan.warmUp() - first, null);
            } else {
                try (Floor floor = new Floor(cluster.stack().kafka().bootstrapServers())) {
                    description.put("floor", "records of " + floor.sizes() + " bytes");
                    rows = measure(cluster, client, plan.warmUp() - first, floor);
                }
            }
            cluster.requireRunning();
            return new TurnsResult(date, Machine.here(), description, rows);
        }
    }

    private void warmUp(ChatClient client, ModelStandIn model, int turns) {
        new RowRun(client, model, questions, new Row(false, plan.crowd(), 0)).warmUp(turns);
    }

    /** @param floor warmed up together with the application; null if it is not needed */
    private List<RowResult> measure(Cluster cluster, ChatClient client, int warmUp, Floor floor) {
        ModelStandIn model = cluster.stack().model();
        if (floor != null) {
            floor.begin(new Arrivals(plan.rate(), System.nanoTime()));
        }
        warmUp(client, model, warmUp);
        if (floor != null) {
            floor.pause();
        }
        CpuMeter meter = meter(cluster);
        List<RowResult> rows = new ArrayList<>();
        for (Row row : plan.rows()) {
            out.println("Measuring: " + row.name() + " …");
            RowRun run = new RowRun(client, model, questions, row);
            RowResult result = run.measure(plan.settling(), plan.time(), meter, row.hasRate() ? floor : null);
            print(result);
            rows.add(result);
        }
        return rows;
    }

    private static CpuMeter meter(Cluster cluster) {
        Map<String, Long> processes = new LinkedHashMap<>();
        processes.put(TurnsResult.GATEWAY, cluster.channels().pid());
        processes.put(TurnsResult.BROKER, cluster.stack().kafka().pid());
        processes.put(TurnsResult.DATABASE, cluster.stack().postgres().pid());
        processes.put(TurnsResult.BENCHMARK, ProcessHandle.current().pid());
        return new CpuMeter(processes, TurnsResult.GATEWAY);
    }

    private void print(RowResult row) {
        Spread first = row.firstWords();
        out.printf(
                "  %.0f turns a second, first words p50 %.1f ms, p99 %.1f ms%s%n",
                row.turnsPerSecond(),
                first == null ? Double.NaN : first.p50(),
                first == null ? Double.NaN : first.p99(),
                row.faults().isEmpty() ? "" : "; turns " + row.faults());
    }
}
