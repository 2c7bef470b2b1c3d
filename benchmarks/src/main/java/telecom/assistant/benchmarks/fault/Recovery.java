package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import telecom.assistant.benchmarks.promise.Account;

/**
 * Recovery of a subscriber: from the beginning of a fault to the first whole reply to an utterance that the subscriber
 * said after it began. It has in it whatever was open at the fault, since nobody says the next thing before, and a turn's
 * usual length.
 */
final class Recovery {

    static final String DEFINITION = "Recovery is the time from the beginning of a fault to the first whole reply to an"
            + " utterance said after that, of each subscriber who talks steadily; the end of the utterance that was open"
            + " at the fault, and a turn's usual length, are in it.";

    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final long POLL_MILLIS = 100;

    private final List<Account> steady;

    Recovery(List<Account> steady) {
        this.steady = List.copyOf(steady);
    }

    /** Waits until all have recovered, at most for the limit. */
    Incident await(Fault fault, long begunAt) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (recoveries(begunAt).size() < steady.size() && System.nanoTime() < deadline) {
            poll();
        }
        List<Duration> recoveries = recoveries(begunAt);
        return new Incident(fault, begunAt, System.nanoTime(), recoveries, steady.size() - recoveries.size());
    }

    private List<Duration> recoveries(long begunAt) {
        List<Duration> recoveries = new ArrayList<>();
        for (Account account : steady) {
            Optional<Long> replied = account.firstReplySince(begunAt);
            replied.ifPresent(at -> recoveries.add(Duration.ofNanos(at - begunAt)));
        }
        return recoveries;
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
