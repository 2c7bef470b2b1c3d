package telecom.assistant.model.reactive;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.mutiny.subscription.SwitchableSubscriptionSubscriber;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A stream with a {@link StreamGuard} for each subscription. It replaces a chain of Mutiny operators, each of which
 * would add another call for every item and, in an application with context propagation, a context switch. Here an item
 * costs one call in all. Demand and cancellation pass through unchanged.
 */
public final class GuardedStream {

    private GuardedStream() {}

    /**
     * A stream that is requested anew for each subscription.
     *
     * @param begin creates the guard of a subscription; if it throws, the stream fails with that exception and is never
     *     requested
     */
    public static <T, G extends StreamGuard<T>> Multi<T> of(Supplier<G> begin, Function<G, Multi<T>> stream) {
        return new AbstractMulti<>() {
            @Override
            public void subscribe(MultiSubscriber<? super T> downstream) {
                new Link<>(downstream, begin, stream).start();
            }
        };
    }

    private enum State {
        BEGINNING,
        UNDER_WAY,
        ENDED
    }

    private static final class Link<T, G extends StreamGuard<T>> extends SwitchableSubscriptionSubscriber<T> {

        private final Supplier<G> begin;
        private final Function<G, Multi<T>> stream;
        private final AtomicReference<State> state = new AtomicReference<>(State.BEGINNING);
        private G guard;
        private volatile boolean answered;

        Link(MultiSubscriber<? super T> downstream, Supplier<G> begin, Function<G, Multi<T>> stream) {
            super(downstream);
            this.begin = begin;
            this.stream = stream;
        }

        void start() {
            downstream.onSubscribe(this);
            if (isCancelled()) {
                return;
            }
            try {
                guard = begin.get();
            } catch (RuntimeException refused) {
                fail(refused);
                return;
            }
            if (state.compareAndSet(State.BEGINNING, State.UNDER_WAY)) {
                subscribe();
            } else {
                guard.ended(null, true, false);
            }
        }

        private void subscribe() {
            Multi<T> guarded;
            try {
                guarded = stream.apply(guard);
            } catch (RuntimeException broken) {
                fail(broken);
                return;
            }
            guarded.subscribe().withSubscriber(this);
        }

        @Override
        public void onItem(T item) {
            if (state.get() == State.ENDED) {
                return;
            }
            if (!answered) {
                answered = true;
            }
            try {
                guard.item(item);
            } catch (RuntimeException broken) {
                super.cancel();
                fail(broken);
                return;
            }
            downstream.onItem(item);
        }

        @Override
        public void onFailure(Throwable failure) {
            if (state.get() == State.ENDED) {
                return;
            }
            Multi<T> next;
            try {
                next = answered ? guard.after(failure) : guard.insteadOf(failure);
            } catch (RuntimeException broken) {
                broken.addSuppressed(failure);
                fail(broken);
                return;
            }
            if (next == null) {
                fail(failure);
            } else {
                next.subscribe().withSubscriber(this);
            }
        }

        @Override
        public void onCompletion() {
            if (end(null, false)) {
                downstream.onCompletion();
            }
        }

        @Override
        public void cancel() {
            end(null, true);
            super.cancel();
        }

        private void fail(Throwable failure) {
            if (end(failure, false)) {
                downstream.onFailure(failure);
            }
        }

        /** Returns false if the stream had already ended. The guard is notified unless it is still being created. */
        private boolean end(Throwable failure, boolean cancelled) {
            State before = state.getAndSet(State.ENDED);
            if (before == State.UNDER_WAY) {
                guard.ended(failure, cancelled, answered);
            }
            return before != State.ENDED;
        }
    }
}
