package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Gives back what a guard has granted to one stream, exactly once, however the stream ends. The rule is that of
 * Resilience4j's own operators for streams: a subscriber that cancels before the first item has used nothing; one that
 * cancels after it counts as answered. Demand and cancellation pass through unchanged.
 */
final class Permit {

    private Permit() {}

    /**
     * The same stream, with the permit given back at its end.
     *
     * @param unused the subscriber cancelled before the first item
     * @param succeeded the stream completed, or the subscriber cancelled after the first item
     */
    static <T> Multi<T> hold(Multi<T> stream, Runnable unused, Runnable succeeded, Consumer<Throwable> failed) {
        AtomicBoolean answered = new AtomicBoolean();
        return stream.onItem()
                .invoke(() -> answered.setRelease(true))
                .onTermination()
                .invoke((failure, cancelled) -> {
                    if (failure != null) {
                        failed.accept(failure);
                    } else if (cancelled && !answered.getAcquire()) {
                        unused.run();
                    } else {
                        succeeded.run();
                    }
                });
    }
}
