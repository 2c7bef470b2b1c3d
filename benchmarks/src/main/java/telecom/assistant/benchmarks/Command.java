package telecom.assistant.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import telecom.assistant.benchmarks.fault.FaultKind;
import telecom.assistant.benchmarks.fault.FaultPlan;
import telecom.assistant.benchmarks.fault.Sabotage;
import telecom.assistant.benchmarks.load.LoadPlan;
import telecom.assistant.benchmarks.model.ModelPlan;

/** What the command line asks for. */
sealed interface Command {

    /** Returns whether every promise was kept. */
    boolean execute(Bench bench) throws IOException;

    /** Inject random faults and check the promises. */
    record Faults(FaultPlan plan) implements Command {
        @Override
        public boolean execute(Bench bench) throws IOException {
            return bench.faults(plan);
        }
    }

    /** Have many subscribers talk at once and check the promises. */
    record Load(LoadPlan plan) implements Command {
        @Override
        public boolean execute(Bench bench) throws IOException {
            return bench.load(plan);
        }
    }

    /** Measure turns. */
    record Turns() implements Command {
        @Override
        public boolean execute(Bench bench) throws IOException {
            return bench.turns();
        }
    }

    /** Measure the model client and check its promises. */
    record Model(ModelPlan plan) implements Command {
        @Override
        public boolean execute(Bench bench) throws IOException {
            return bench.model(plan);
        }
    }

    int FAULTS = 50;
    long SEED = 1;

    static Command parse(String... arguments) {
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        String what = words.isEmpty() ? "" : words.pop();
        return switch (what) {
            case "faults" -> new Faults(faultPlan(words));
            case "load" -> new Load(loadPlan(words));
            case "turns" -> turns(words);
            case "model" -> new Model(modelPlan(words));
            default ->
                throw new IllegalArgumentException("command: " + what + " (expected: faults, load, turns or model)");
        };
    }

    private static Command turns(Deque<String> words) {
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("option: " + words.pop() + " (expected: none)");
        }
        return new Turns();
    }

    private static LoadPlan loadPlan(Deque<String> words) {
        LoadPlan plan = LoadPlan.FULL;
        while (!words.isEmpty()) {
            String option = words.pop();
            plan = switch (option) {
                case "--subscribers" -> plan.withSubscribers(Math.toIntExact(number(option, words)));
                case "--utterances" -> plan.withUtterances(Math.toIntExact(number(option, words)));
                case "--seed" -> plan.withSeed(number(option, words));
                default ->
                    throw new IllegalArgumentException(
                            "option: " + option + " (expected: --subscribers, --utterances or --seed)");
            };
        }
        return plan;
    }

    private static ModelPlan modelPlan(Deque<String> words) {
        ModelPlan plan = ModelPlan.FULL;
        while (!words.isEmpty()) {
            String option = words.pop();
            plan = switch (option) {
                case "--streams" -> plan.withStreams(Math.toIntExact(number(option, words)));
                case "--instant" -> plan.withInstant(Math.toIntExact(number(option, words)));
                case "--seed" -> plan.withSeed(number(option, words));
                default ->
                    throw new IllegalArgumentException(
                            "option: " + option + " (expected: --streams, --instant or --seed)");
            };
        }
        return plan;
    }

    private static FaultPlan faultPlan(Deque<String> words) {
        int faults = FAULTS;
        long seed = SEED;
        Sabotage sabotage = Sabotage.NONE;
        Set<FaultKind> kinds = Set.of(FaultKind.values());
        Duration stop = null;
        while (!words.isEmpty()) {
            String option = words.pop();
            switch (option) {
                case "--faults" -> faults = Math.toIntExact(number(option, words));
                case "--seed" -> seed = number(option, words);
                case "--break" -> sabotage = sabotage(value(option, words));
                case "--only" -> kinds = kinds(value(option, words));
                case "--stop" -> stop = Duration.ofSeconds(number(option, words));
                default ->
                    throw new IllegalArgumentException(
                            "option: " + option + " (expected: --faults, --seed, --break, --only or --stop)");
            }
        }
        FaultPlan plan = FaultPlan.of(faults, seed, sabotage).withKinds(kinds);
        return stop == null ? plan : plan.withEngineStop(stop);
    }

    private static String value(String option, Deque<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return words.pop();
    }

    private static long number(String option, Deque<String> words) {
        String value = value(option, words);
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(option + ": " + value + " (expected: a number)");
        }
        return Long.parseLong(value);
    }

    private static Sabotage sabotage(String title) {
        return Sabotage.named(title)
                .orElseThrow(
                        () -> new IllegalArgumentException("--break: " + title + " (expected: early-commit or fence)"));
    }

    private static Set<FaultKind> kinds(String list) {
        return Arrays.stream(list.split(",")).map(Command::kind).collect(Collectors.toUnmodifiableSet());
    }

    private static FaultKind kind(String name) {
        return Arrays.stream(FaultKind.values())
                .filter(fault -> name(fault).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--only: " + name + " (expected: some of "
                        + Arrays.stream(FaultKind.values()).map(Command::name).collect(Collectors.joining(",")) + ")"));
    }

    private static String name(FaultKind fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
