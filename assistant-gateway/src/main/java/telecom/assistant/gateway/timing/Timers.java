package telecom.assistant.gateway.timing;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;

/** Time as the engine waits for it, without holding a thread. */
public interface Timers {

    /** The time by which timers run. */
    Instant now();

    /** Completes when the time has passed, at once when it is zero. Cancelling stops the timer. */
    Uni<Void> after(Duration delay);

    /** As {@link #after}, but this time does not pass while the process stands still: for who is waited for. */
    Uni<Void> afterWork(Duration delay);
}
