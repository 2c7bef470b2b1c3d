package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import telecom.assistant.channel.flow.Periodic;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.RefusedException;

/**
 * Tracks whether the store has answered recently. If it has, this process has not been suspended for long, so the
 * engine may send the first words of a reply before the turn is stored. Thread-safe.
 */
final class StorePulse {

    private static final long NEVER = Long.MIN_VALUE;
    private static final double NANOS_IN_A_SECOND = 1e9;

    private final Duration trust;
    private final LongSupplier nanos;
    private final AtomicLong askedAt = new AtomicLong(NEVER);

    /**
     * @param trust how long an answer shows that the store is available
     * @param nanos a clock that also runs while the process is suspended
     */
    StorePulse(Duration trust, LongSupplier nanos) {
        this.trust = trust;
        this.nanos = nanos;
    }

    /**
     * Wraps a request so that its answer counts as a sign of life. The sign of life has the time of the request,
     * because an answer that arrived while the process was suspended shows nothing about the present. A refusal is an
     * answer, too.
     */
    <T> Uni<T> observing(Uni<T> request) {
        return Uni.createFrom().deferred(() -> {
            long now = nanos.getAsLong();
            return request.onItemOrFailure().invoke((item, failure) -> {
                if (failure == null || failure instanceof FencedException || failure instanceof RefusedException) {
                    askedAt.accumulateAndGet(now, Math::max);
                }
            });
        });
    }

    boolean isRecent() {
        return isWithin(trust);
    }

    /** The time since the latest request that was answered; NaN before the first answer. */
    double secondsSilent() {
        long answered = askedAt.get();
        return answered == NEVER ? Double.NaN : (nanos.getAsLong() - answered) / NANOS_IN_A_SECOND;
    }

    private boolean isWithin(Duration time) {
        long answered = askedAt.get();
        return answered != NEVER && nanos.getAsLong() - answered < time.toNanos();
    }

    /**
     * Pings the store whenever it has given no sign of life for the length of the interval. A missing answer is not
     * logged here; callers that need the store log it themselves.
     */
    Cancellable keep(Duration interval, Timers timers, Supplier<Uni<Void>> ping) {
        return Periodic.every(
                interval,
                timers,
                "store not pinged",
                () -> isWithin(interval)
                        ? Uni.createFrom().voidItem()
                        : observing(ping.get()).onFailure().recoverWithNull());
    }
}
