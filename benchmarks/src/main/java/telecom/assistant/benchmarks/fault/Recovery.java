package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import telecom.assistant.benchmarks.promise.Account;

/**
 * Measures recovery: the time from an instant, such as the beginning of a fault, to the first answer, not an apology,
 * to something that the subscriber said after that instant. It includes the usual length of a turn and the rest of the
 * turn that was open at the instant, because nobody speaks again before it ends.
 */
final class Recovery {

    static final String DEFINITION =
            "Recovery is the time from the beginning of a fault to the first answer, not an apology, to something said"
                    + " after that, for each subscriber who talks steadily. It includes the rest of the turn that was open"
                    + " at the fault and the usual length of a turn.";

    private static final long POLL_MILLIS = 100;

    private final List<Account> steady;

    Recovery(List<Account> steady) {
        this.steady = List.copyOf(steady);
    }

    /** Waits until all the subscribers have recovered, but no longer than the limit. */
    Recoveries awaitSince(long instant, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        Recoveries recoveries = recoveriesSince(instant);
        while (recoveries.missing() > 0 && System.nanoTime() < deadline) {
            poll();
            recoveries = recoveriesSince(instant);
        }
        return recoveries;
    }

    private Recoveries recoveriesSince(long instant) {
        List<Duration> times = new ArrayList<>();
        for (Account account : steady) {
            Optional<Long> answered = account.firstAnswerSince(instant);
            answered.ifPresent(at -> times.add(Duration.ofNanos(at - instant)));
        }
        return new Recoveries(times, steady.size() - times.size());
    }

    private static void poll() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for recovery", e);
        }
    }
}
