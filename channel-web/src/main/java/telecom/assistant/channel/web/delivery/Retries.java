package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/** Attempts that are repeated until one succeeds or the time is up. */
final class Retries {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private Retries() {}

    /** The time, in milliseconds of the epoch, up to which attempts that may take this long from now are repeated. */
    static long deadline(Duration patience) {
        return System.currentTimeMillis() + patience.toMillis();
    }

    /** Makes attempts, with growing pauses, until one succeeds. Fails as the last one did when the deadline has passed. */
    static <T> Uni<T> until(long deadline, Supplier<Uni<? extends T>> attempt) {
        return Uni.createFrom()
                .deferred(attempt)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireAt(deadline);
    }
}
