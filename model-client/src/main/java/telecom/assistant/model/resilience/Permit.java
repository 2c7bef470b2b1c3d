package telecom.assistant.model.resilience;

import java.util.function.Consumer;
import telecom.assistant.model.reactive.StreamGuard;

/**
 * Gives back what a guard has granted to one stream, exactly once, however the stream ends. The rule is that of
 * Resilience4j's own operators for streams: a subscriber that cancels before the first item has used nothing; a
 * subscriber that cancels later counts as answered. Demand and cancellation pass through unchanged.
 *
 * @param onUnused runs if the subscriber cancelled before the first item
 * @param onSuccess runs if the stream completed, or if the subscriber cancelled after the first item
 */
record Permit<T>(Runnable onUnused, Runnable onSuccess, Consumer<Throwable> onFailure) implements StreamGuard<T> {

    @Override
    public void ended(Throwable failure, boolean cancelled, boolean answered) {
        if (failure != null) {
            onFailure.accept(failure);
        } else if (cancelled && !answered) {
            onUnused.run();
        } else {
            onSuccess.run();
        }
    }
}
