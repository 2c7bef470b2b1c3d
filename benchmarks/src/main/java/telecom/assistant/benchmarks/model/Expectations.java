package telecom.assistant.benchmarks.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import telecom.assistant.local.process.StackFailure;

/** What the model client promises, and how it was broken. For one thread. */
final class Promises {

    /** More threads than this beside those that a few streams need would be a thread for some streams. */
    static final int MOST_NEW_THREADS = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 50;

    private final List<String> broken = new ArrayList<>();

    void keep(boolean kept, String otherwise) {
        if (!kept) {
            broken.add(otherwise);
        }
    }

    void keepAll(String part, List<String> problems) {
        problems.forEach(problem -> broken.add(part + ": " + problem));
    }

    void keepThreads(int newThreads) {
        keep(newThreads <= MOST_NEW_THREADS, newThreads + " threads were started for the streams");
    }

    /** Waits for a while until it holds. */
    void await(BooleanSupplier condition, String otherwise) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean kept = condition.getAsBoolean();
        while (!kept && System.nanoTime() < deadline) {
            pause();
            kept = condition.getAsBoolean();
        }
        keep(kept, otherwise);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting", e);
        }
    }

    List<String> broken() {
        return List.copyOf(broken);
    }
}
