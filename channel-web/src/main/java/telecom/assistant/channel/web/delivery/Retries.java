package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/** Repeats attempts until one succeeds or the time is up. */
final class Retries {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private Retries() {}

    /** The deadline, in epoch milliseconds, of attempts that may be repeated for this long from now. */
    static long deadline(Duration patience) {
        return System.currentTimeMillis() + patience.toMillis();
    }

    /**
     * Makes attempts, with growing pauses, until one succeeds. When the deadline has passed, fails as the last attempt
     * did.
     */
    static <T> Uni<T> until(long deadline, Supplier<Uni<? extends T>> attempt) {
        return Uni.createFrom()
                .deferred(attempt)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireAt(deadline);
    }
}
