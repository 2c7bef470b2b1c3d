package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a guard has granted to one stream and gets back exactly once, however the stream ends. The rule is that of
 * Resilience4j's own operators for streams: a subscriber that cancels before the first item has used nothing; one that
 * cancels after it counts as answered. Demand and cancellation pass through unchanged.
 */
interface Permit {

    /** The subscriber cancelled before the first item. */
    void unused();

    /** The stream completed, or the subscriber cancelled after the first item. */
    void succeeded();

    void failed(Throwable failure);

    /** The same stream; at its end it gives the permit back. */
    static <T> Multi<T> hold(Permit permit, Multi<T> stream) {
        AtomicBoolean answered = new AtomicBoolean();
        return stream.onItem()
                .invoke(() -> answered.setRelease(true))
                .onTermination()
                .invoke((failure, cancelled) -> {
                    if (failure != null) {
                        permit.failed(failure);
                    } else if (cancelled && !answered.getAcquire()) {
                        permit.unused();
                    } else {
                        permit.succeeded();
                    }
                });
    }
}
