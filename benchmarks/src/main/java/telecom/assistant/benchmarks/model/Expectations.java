package telecom.assistant.benchmarks.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import telecom.assistant.local.process.StackFailure;

/** Collects the promises of the model client that were not kept. Not thread-safe. */
final class Expectations {

    /** More new threads than this would mean that each stream gets its own thread. */
    static final int MOST_NEW_THREADS = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 50;

    private final List<String> unmet = new ArrayList<>();

    void expect(boolean met, String problem) {
        if (!met) {
            unmet.add(problem);
        }
    }

    void expectNone(String part, List<String> problems) {
        problems.forEach(problem -> unmet.add(part + ": " + problem));
    }

    void expectFewNewThreads(int newThreads) {
        expect(newThreads <= MOST_NEW_THREADS, newThreads + " threads were started for the streams");
    }

    /** Expects a condition to become true within ten seconds. */
    void await(BooleanSupplier condition, String problem) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean met = condition.getAsBoolean();
        while (!met && System.nanoTime() < deadline) {
            pause();
            met = condition.getAsBoolean();
        }
        expect(met, problem);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting", e);
        }
    }

    List<String> unmet() {
        return List.copyOf(unmet);
    }
}
