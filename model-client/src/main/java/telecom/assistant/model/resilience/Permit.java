package telecom.assistant.model.resilience;

import java.util.function.Consumer;
import telecom.assistant.model.reactive.StreamGuard;

/**
 * Gives back what a guard has granted to one stream, exactly once, however the stream ends. The rule is that of
 * Resilience4j's own operators for streams: a subscriber that cancels before the first item has used nothing; one that
 * cancels later counts as answered. Demand and cancellation pass through unchanged.
 *
 * @param unused the subscriber cancelled before the first item
 * @param succeeded the stream completed, or the subscriber cancelled after the first item
 */
record Permit<T>(Runnable unused, Runnable succeeded, Consumer<Throwable> failed) implements StreamGuard<T> {

    @Override
    public void ended(Throwable failure, boolean cancelled, boolean answered) {
        if (failure != null) {
            failed.accept(failure);
        } else if (cancelled && !answered) {
            unused.run();
        } else {
            succeeded.run();
        }
    }
}
