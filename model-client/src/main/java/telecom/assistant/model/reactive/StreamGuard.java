package telecom.assistant.model.reactive;

import io.smallrye.mutiny.Multi;

/**
 * What accompanies one subscription to a stream. Its methods are called one after another, except that {@link #ended}
 * may be called during another one when the subscriber cancels.
 */
public interface StreamGuard<T> {

    /** The next item, before the subscriber gets it. If this throws, the stream fails with it and is cancelled. */
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
     * The stream that goes on after one that has failed after its first item. It is guarded like the first one.
     *
     * @return null if none does
     */
    default Multi<T> after(Throwable failure) {
        return null;
    }

    /**
     * The end, exactly once, and before the subscriber is notified of it or the upstream of a cancellation.
     *
     * @param failure null unless the stream has failed
     * @param answered whether there was any item
     */
    default void ended(Throwable failure, boolean cancelled, boolean answered) {}
}
