package telecom.assistant.model.reactive;

import io.smallrye.mutiny.Multi;

/**
 * Observes one subscription to a stream and may replace the stream when it fails. The methods are called one after
 * another, except that {@link #ended} may be called during any of them when the subscriber cancels.
 */
public interface StreamGuard<T> {

    /**
     * Observes the next item, before the subscriber gets it. If this throws an exception, the stream is cancelled and
     * fails with that exception.
     */
    default void item(T item) {}

    /**
     * The stream that takes over from one that has failed before its first item. It is guarded like the first one.
     *
     * @return null if none does
     */
    default Multi<T> insteadOf(Throwable failure) {
        return null;
    }

    /**
     * The stream that continues one that has failed after its first item. It is guarded like the first one.
     *
     * @return null if none does
     */
    default Multi<T> after(Throwable failure) {
        return null;
    }

    /**
     * Called exactly once, when the stream ends, before the subscriber is notified of the end or, if it has cancelled,
     * before the upstream is cancelled.
     *
     * @param failure null unless the stream has failed
     * @param answered whether there has been any item
     */
    default void ended(Throwable failure, boolean cancelled, boolean answered) {}
}
