package telecom.assistant.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import telecom.assistant.benchmarks.fault.FaultPlan;
import telecom.assistant.benchmarks.fault.FaultReport;
import telecom.assistant.benchmarks.fault.FaultRun;
import telecom.assistant.benchmarks.model.ModelPlan;
import telecom.assistant.benchmarks.model.ModelReport;
import telecom.assistant.benchmarks.model.ModelRun;
import telecom.assistant.benchmarks.turns.TurnsRun;
import telecom.assistant.local.process.StackFailure;
import telecom.assistant.local.process.StackLogging;

/**
 * What {@code ./bench} starts. Ends with status 1 when a promise was broken or a run proves nothing, 2 when the command is
 * not understood.
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
            out.println(e.getMessage() + " (./bench --help tells what there is)");
            return 2;
        }
        try {
            StackLogging.toFile(RESULTS.resolve("bench.log"));
            return execute(command);
        } catch (StackFailure | IllegalStateException | UncheckedIOException | IOException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private int execute(Command command) throws IOException {
        if (command instanceof Command.Faults faults) {
            return faults(faults.plan());
        }
        return command instanceof Command.Model model ? model(model.plan()) : turns();
    }

    private int faults(FaultPlan plan) throws IOException {
        FaultReport report = new FaultRun(plan, FOLDER, JAR, out).execute();
        publish("faults", report.markdown());
        return report.isKept() ? 0 : 1;
    }

    private int turns() throws IOException {
        publish("turns", new TurnsRun(FOLDER, JAR, out).execute().markdown());
        return 0;
    }

    private int model(ModelPlan plan) throws IOException {
        ModelReport report = new ModelRun(plan, FOLDER.resolve("model"), out).execute();
        publish("model", report.markdown());
        return report.isKept() ? 0 : 1;
    }

    private void publish(String name, String markdown) throws IOException {
        Path file = Files.createDirectories(RESULTS).resolve(name + ".md");
        Files.writeString(file, markdown);
        out.println("\n" + markdown + "\nWritten to " + file);
    }
}
