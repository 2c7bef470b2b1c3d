package telecom.assistant.channel.flow;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Repeats work at an interval. */
public final class Periodic {

    private static final Logger LOG = Logger.getLogger(Periodic.class);

    private Periodic() {}

    /**
     * Does the work at once, and again after each interval, which starts when the work is done. A failure is logged and
     * does not end the repetition.
     *
     * @param failureMessage the message to log when the work fails
     * @return a handle that stops the repetition when cancelled
     */
    public static Cancellable every(Duration interval, Timers timers, String failureMessage, Supplier<Uni<?>> work) {
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("interval: " + interval + " (expected: > 0)");
        }
        Uni<Void> round = Uni.createFrom()
                .deferred(() -> work.get().replaceWithVoid())
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "%s cause=%s", failureMessage, failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull()
                .chain(() -> timers.after(interval));
        return Multi.createBy()
                .repeating()
                .uni(() -> round)
                .indefinitely()
                .subscribe()
                .with(done -> {});
    }
}
