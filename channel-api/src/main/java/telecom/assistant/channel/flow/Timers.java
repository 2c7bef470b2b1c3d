package telecom.assistant.channel.flow;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Delays that do not block a thread, behind an interface so that tests can control time. */
public interface Timers {

    /** The current time, by the clock that the timers use. */
    Instant now();

    /** Completes once the delay has passed, or at once if it is zero. Cancelling stops the timer. */
    Uni<Void> after(Duration delay);

    /** Runs the task once the delay has passed, unless it is cancelled first. */
    default Cancellable schedule(Duration delay, Runnable task) {
        return after(delay).subscribe().with(passed -> task.run());
    }

    /** Like {@link #after(Duration)}, but measured by a nanosecond clock, which may stand still for a while. */
    Uni<Void> after(Duration delay, LongSupplier nanoClock);
}
