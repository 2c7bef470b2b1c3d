package telecom.assistant.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.benchmarks.turns.report.TurnsJson;
import telecom.assistant.benchmarks.turns.report.TurnsResult;
import telecom.assistant.local.process.ChildProcess;
import telecom.assistant.local.process.LogTail;
import telecom.assistant.local.process.StackFailure;

/**
 * Builds two commits of the application and measures them alternately with the benchmark of this checkout, so that a commit
 * may be older than the benchmark. Each run is a process of its own, so the simulated users start equally cold.
 */
public final class CompareRun {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath();
    private static final Duration RUN_LIMIT = Duration.ofMinutes(60);

    private final ComparePlan plan;
    private final Path folder;
    private final Class<?> benchmark;
    private final PrintStream out;

    /**
     * @param folder the folder for work trees, logs and results
     * @param benchmark the class with the {@code main} behind {@code ./bench}
     */
    public CompareRun(ComparePlan plan, Path folder, Class<?> benchmark, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.benchmark = benchmark;
        this.out = out;
    }

    /** The table, and whether every turn of every run was answered as it should be. */
    public record Outcome(String markdown, boolean allAnswered) {}

    public Outcome execute() throws IOException {
        Files.createDirectories(folder);
        Commands commands = new Commands(folder.resolve("compare.log"));
        try (Checkout a = Checkout.of(REPOSITORY, plan.a(), folder.resolve("a"), commands);
                Checkout b = Checkout.of(REPOSITORY, plan.b(), folder.resolve("b"), commands)) {
            out.println("Building " + plan.a() + " …");
            Path jarOfA = a.build();
            out.println("Building " + plan.b() + " …");
            Path jarOfB = b.build();
            List<TurnsResult> ofA = new ArrayList<>();
            List<TurnsResult> ofB = new ArrayList<>();
            for (int run = 1; run <= plan.runs(); run++) {
                ofA.add(measure("a-" + run, plan.a(), jarOfA));
                ofB.add(measure("b-" + run, plan.b(), jarOfB));
            }
            Comparison comparison = new Comparison(plan.a(), plan.b(), ofA, ofB);
            return new Outcome(comparison.markdown(), comparison.allAnswered());
        }
    }

    private TurnsResult measure(String name, String commit, Path jar) throws IOException {
        out.printf("Measuring %s, run %s of %d …%n", commit, name, plan.runs());
        Path results = Files.createDirectories(folder.resolve(name));
        Path json = results.resolve("turns.json");
        Files.deleteIfExists(json);
        Path log = results.resolve("turns.log");
        List<String> arguments = new ArrayList<>(List.of("turns"));
        arguments.addAll(plan.turnsOptions());
        arguments.addAll(List.of("--jar", jar.toString(), "--results", results.toString()));
        ChildProcess turns = ChildProcess.startJava(name, benchmark, jvmOptions(), arguments, log);
        int status = new Commands(log).status(turns, name, RUN_LIMIT);
        if (!Files.exists(json)) {
            throw new StackFailure(name + " ended with status " + status + " and no result; " + LogTail.of(log));
        }
        return TurnsJson.read(json);
    }

    /** The memory, collector and logging options of this process. */
    private static List<String> jvmOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X") || option.startsWith("-Djava.util.logging"))
                .toList();
    }
}
