package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import telecom.assistant.channel.flow.Periodic;
import telecom.assistant.channel.flow.Timers;

/**
 * Whether the store has answered lately. If so, an engine knows that it has not been suspended for long,
 * and sends the first words of a turn before the turn is stored. May be used from any thread.
 */
final class StorePulse {

    private final Duration trust;
    private final LongSupplier nanos;
    private volatile long answeredAt;
    private volatile boolean answered;

    /**
     * @param trust for how long an answer shows that the store is there
     * @param nanos a clock that also runs while the process is stopped
     */
    StorePulse(Duration trust, LongSupplier nanos) {
        this.trust = trust;
        this.nanos = nanos;
    }

    /** The store has answered, if only by refusing something. */
    void beat() {
        answeredAt = nanos.getAsLong();
        answered = true;
    }

    boolean isRecent() {
        return answered && nanos.getAsLong() - answeredAt < trust.toNanos();
    }

    /**
     * Asks the store for a sign of life whenever it has not given one during an interval. That it gives none is not logged,
     * because whoever needs the store logs that.
     */
    Cancellable keep(Duration interval, Timers timers, Supplier<Uni<Void>> ask) {
        return Periodic.every(
                interval,
                timers,
                "the store could not be asked",
                () -> nanos.getAsLong() - answeredAt < interval.toNanos()
                        ? Uni.createFrom().voidItem()
                        : ask.get().invoke(this::beat).onFailure().recoverWithNull());
    }
}
