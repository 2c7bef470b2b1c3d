package telecom.assistant.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import telecom.assistant.benchmarks.compare.ComparePlan;
import telecom.assistant.benchmarks.fault.FaultKind;
import telecom.assistant.benchmarks.fault.FaultPlan;
import telecom.assistant.benchmarks.fault.Sabotage;
import telecom.assistant.benchmarks.load.LoadPlan;
import telecom.assistant.benchmarks.model.ModelPlan;

/** A command given on the command line, with its options. */
sealed interface Command {

    /** On the command line, stands for all kinds of faults that stop or kill an engine at a stop point. */
    String STOP_POINTS = "stop-points";

    /** Returns whether every promise was kept or, if the command only measures, every turn was answered. */
    boolean execute(Bench bench) throws IOException;

    /** Injects random faults and checks the promises. */
    record Faults(FaultPlan plan) implements Command {
        @Override
        public boolean execute(Bench bench) throws IOException {
            return bench.faults(plan);
        }
    }

    /** Has many subscribers talk at once and checks the promises. */
    record Load(LoadPlan plan) implements Command {
        @Override
        public boolean execute(Bench bench) throws IOException {
            return bench.load(plan);
        }
    }

    /** Compares the engine with Kafka alone. */
    record Engine() implements Command {
        @Override
        public boolean execute(Bench bench) throws IOException {
            return bench.engine();
        }
    }

    /** Measures turns as a user of the app sees them. */
    record Turns(TurnsOptions options) implements Command {
        @Override
        public boolean execute(Bench bench) throws IOException {
            return bench.turns(options);
        }
    }

    /** Measures the turns of two commits and compares them. */
    record Compare(ComparePlan plan) implements Command {
        @Override
        public boolean execute(Bench bench) throws IOException {
            return bench.compare(plan);
        }
    }

    /** Measures the model client and checks its promises. */
    record Model(ModelPlan plan) implements Command {
        @Override
        public boolean execute(Bench bench) throws IOException {
            return bench.model(plan);
        }
    }

    static Command parse(String... arguments) {
        String name = arguments.length == 0 ? "" : arguments[0];
        List<String> rest = Arrays.stream(arguments).skip(1).toList();
        return switch (name) {
            case "faults" ->
                new Faults(faultPlan(new Options(rest, "--faults", "--seed", "--only", "--stop", "--break")));
            case "load" -> new Load(loadPlan(new Options(rest, "--subscribers", "--utterances", "--seed")));
            case "engine" -> {
                Options.refuseAny(rest);
                yield new Engine();
            }
            case "turns" -> new Turns(TurnsOptions.parse(rest));
            case "compare" -> new Compare(TurnsOptions.parseComparison(rest));
            case "model" -> new Model(modelPlan(new Options(rest, "--streams", "--instant", "--seed")));
            default ->
                throw new IllegalArgumentException(
                        "command: " + name + " (expected: faults, load, turns, compare, engine or model)");
        };
    }

    private static LoadPlan loadPlan(Options options) {
        LoadPlan full = LoadPlan.FULL;
        return new LoadPlan(
                options.number("--subscribers", full.subscribers()),
                options.number("--utterances", full.utterances()),
                options.number("--seed", 1));
    }

    private static ModelPlan modelPlan(Options options) {
        ModelPlan full = ModelPlan.FULL;
        int streams = options.number("--streams", full.streams());
        return new ModelPlan(
                streams,
                streams,
                options.number("--instant", full.instant()),
                full.connections(),
                options.number("--seed", 1));
    }

    private static FaultPlan faultPlan(Options options) {
        Sabotage sabotage = options.value("--break").map(Command::sabotage).orElse(Sabotage.NONE);
        FaultPlan.Scale scale = FaultPlan.Scale.FULL.withEngineStop(Duration.ofSeconds(options.number("--stop", 30)));
        Set<FaultKind> kinds = options.value("--only").map(Command::kinds).orElse(FaultPlan.USUAL_KINDS);
        return new FaultPlan(options.number("--faults", 50), options.number("--seed", 1), kinds, scale, sabotage);
    }

    private static Sabotage sabotage(String title) {
        return Sabotage.named(title)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--break: " + title + " (expected: one of " + Sabotage.titles() + ")"));
    }

    private static Set<FaultKind> kinds(String list) {
        return Arrays.stream(list.split(",")).flatMap(Command::kindsNamed).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<FaultKind> kindsNamed(String name) {
        return name.equals(STOP_POINTS)
                ? FaultKind.atStopPoints().stream()
                : Stream.of(FaultKind.labelled(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "--only: " + name + " (expected: some of " + STOP_POINTS + "," + labels() + ")")));
    }

    private static String labels() {
        return Arrays.stream(FaultKind.values()).map(FaultKind::label).collect(Collectors.joining(","));
    }
}
