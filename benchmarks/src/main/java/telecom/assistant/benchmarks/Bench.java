package telecom.assistant.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.benchmarks.compare.ComparePlan;
import telecom.assistant.benchmarks.compare.CompareRun;
import telecom.assistant.benchmarks.engine.EngineRun;
import telecom.assistant.benchmarks.fault.FaultPlan;
import telecom.assistant.benchmarks.fault.FaultReport;
import telecom.assistant.benchmarks.fault.FaultRun;
import telecom.assistant.benchmarks.load.LoadPlan;
import telecom.assistant.benchmarks.load.LoadReport;
import telecom.assistant.benchmarks.load.LoadRun;
import telecom.assistant.benchmarks.model.ModelPlan;
import telecom.assistant.benchmarks.model.ModelReport;
import telecom.assistant.benchmarks.model.ModelRun;
import telecom.assistant.benchmarks.turns.TurnsRun;
import telecom.assistant.benchmarks.turns.report.TurnsJson;
import telecom.assistant.benchmarks.turns.report.TurnsMarkdown;
import telecom.assistant.benchmarks.turns.report.TurnsPage;
import telecom.assistant.benchmarks.turns.report.TurnsResult;
import telecom.assistant.local.process.StackFailure;
import telecom.assistant.local.process.StackLogging;

/**
 * The program behind {@code ./bench}. Its exit status is 1 if a promise was broken or the run proves nothing, and 2 if
 * it does not understand the command.
 */
public final class Bench {

    private static final Path RESULTS = Path.of("benchmarks/target");
    private static final Path FOLDER = RESULTS.resolve("stack");
    private static final Path JAR = Path.of("assistant-gateway/target/quarkus-app/quarkus-run.jar");

    private final PrintStream out;

    private Bench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(new Bench(System.out).execute(arguments));
    }

    private int execute(String... arguments) {
        Command command;
        try {
            command = Command.parse(arguments);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage() + " (see ./bench --help)");
            return 2;
        }
        try {
            StackLogging.toFile(RESULTS.resolve("bench.log"));
            return command.execute(this) ? 0 : 1;
        } catch (StackFailure | IllegalStateException | UncheckedIOException | IOException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    boolean faults(FaultPlan plan) throws IOException {
        FaultReport report = new FaultRun(plan, FOLDER, JAR, out).execute();
        write("faults", report.markdown());
        return report.arePromisesKept();
    }

    boolean load(LoadPlan plan) throws IOException {
        LoadRun run = new LoadRun(plan, out);
        try (Cluster cluster = Cluster.singleProcess(FOLDER, JAR, run.settings())) {
            LoadReport report = run.execute(cluster);
            write("load", report.markdown());
            return report.arePromisesKept();
        }
    }

    boolean engine() throws IOException {
        write("engine", new EngineRun(FOLDER, JAR, out).execute().markdown());
        return true;
    }

    boolean turns(TurnsOptions options) throws IOException {
        TurnsResult result = new TurnsRun(options.plan(), FOLDER, options.jar().orElse(JAR), out).execute();
        Path results = Files.createDirectories(options.results().orElse(RESULTS));
        Files.writeString(results.resolve("turns.json"), TurnsJson.of(result));
        Files.writeString(results.resolve("turns.html"), TurnsPage.of(result));
        write(results, "turns", TurnsMarkdown.of(result));
        return result.allAnswered();
    }

    boolean compare(ComparePlan plan) throws IOException {
        CompareRun.Outcome outcome = new CompareRun(plan, RESULTS.resolve("compare"), Bench.class, out).execute();
        write("compare", outcome.markdown());
        return outcome.allAnswered();
    }

    boolean model(ModelPlan plan) throws IOException {
        ModelReport report = new ModelRun(plan, FOLDER.resolve("model"), out).execute();
        write("model", report.markdown());
        return report.arePromisesKept();
    }

    private void write(String name, String markdown) throws IOException {
        write(RESULTS, name, markdown);
    }

    private void write(Path folder, String name, String markdown) throws IOException {
        Path file = Files.createDirectories(folder).resolve(name + ".md");
        Files.writeString(file, markdown);
        out.println("\n" + markdown + "\nWritten to " + file);
    }
}
