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

/**
 * What the command line asks for.
 *
 * @param plan of the faults; null for the benchmark of turns
 */
record Command(FaultPlan plan) {

    private static final int FAULTS = 50;
    private static final long SEED = 1;

    static Command parse(String... arguments) {
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        String what = words.isEmpty() ? "" : words.pop();
        return switch (what) {
            case "turns" -> turns(words);
            case "faults" -> new Command(plan(words));
            default -> throw new IllegalArgumentException("command: " + what + " (expected: faults or turns)");
        };
    }

    private static Command turns(Deque<String> words) {
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("option: " + words.pop() + " (expected: none)");
        }
        return new Command(null);
    }

    boolean isFaults() {
        return plan != null;
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
