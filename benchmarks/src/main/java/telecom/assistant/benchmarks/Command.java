package telecom.assistant.benchmarks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import telecom.assistant.benchmarks.fault.Fault;
import telecom.assistant.benchmarks.fault.FaultPlan;
import telecom.assistant.benchmarks.fault.Sabotage;
import telecom.assistant.benchmarks.model.ModelPlan;

/** What the command line asks for. */
sealed interface Command {

    /** To break the system at random and to check its promises. */
    record Faults(FaultPlan plan) implements Command {}

    /** To measure turns. */
    record Turns() implements Command {}

    /** To measure the model client and to check its promises. */
    record Model(ModelPlan plan) implements Command {}

    int FAULTS = 50;
    long SEED = 1;

    static Command parse(String... arguments) {
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        String what = words.isEmpty() ? "" : words.pop();
        return switch (what) {
            case "turns" -> turns(words);
            case "faults" -> new Faults(plan(words));
            case "model" -> new Model(modelPlan(words));
            default -> throw new IllegalArgumentException("command: " + what + " (expected: faults, turns or model)");
        };
    }

    private static Command turns(Deque<String> words) {
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("option: " + words.pop() + " (expected: none)");
        }
        return new Turns();
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

    private static FaultPlan plan(Deque<String> words) {
        int faults = FAULTS;
        long seed = SEED;
        Sabotage sabotage = Sabotage.NONE;
        Set<Fault> kinds = Set.of(Fault.values());
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

    private static Set<Fault> kinds(String list) {
        return Arrays.stream(list.split(",")).map(Command::kind).collect(Collectors.toUnmodifiableSet());
    }

    private static Fault kind(String name) {
        return Arrays.stream(Fault.values())
                .filter(fault -> name(fault).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--only: " + name + " (expected: some of "
                        + Arrays.stream(Fault.values()).map(Command::name).collect(Collectors.joining(",")) + ")"));
    }

    private static String name(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
