package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import telecom.assistant.local.process.StackFailure;

/**
 * The waits of a run: fixed ones for how long a fault lasts, and random ones, so that faults hit the system at random
 * points.
 */
final class Pauses {

    private static final Duration LONGEST_DOWNTIME = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Random random;

    Pauses(Random random) {
        this.random = random;
    }

    /** Waits for a random time up to the given one. */
    void atMost(Duration longest) {
        exactly(Duration.ofMillis(random.nextLong(longest.toMillis())));
    }

    /** Waits for a random time, for which a dead process stays dead before it is restarted. */
    void downtime() {
        atMost(LONGEST_DOWNTIME);
    }

    void exactly(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a fault", e);
        }
    }

    /** Waits until the condition holds, and fails if it does not within the limit. */
    void until(String what, BooleanSupplier happened, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new StackFailure(what + " did not happen within " + limit.toSeconds() + " s");
            }
            exactly(POLL);
        }
    }
}
