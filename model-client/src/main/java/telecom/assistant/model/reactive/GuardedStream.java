package telecom.assistant.model.reactive;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.mutiny.subscription.SwitchableSubscriptionSubscriber;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A stream with a {@link StreamGuard} for each subscription. It stands for a chain of Mutiny's operators, each of which
 * would cost every item another call and, in an application with context propagation, a change of contexts. Here an item
 * costs one call in all. Demand and cancellation pass through unchanged.
 */
public final class GuardedStream {

    private GuardedStream() {}

    /**
     * The stream, asked for at the subscription.
     *
     * @param begin makes the guard of a subscription; the stream fails with what this throws, and is not asked for then
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

        /** False if it has ended before. The guard is notified unless it is only just being made. */
        private boolean end(Throwable failure, boolean cancelled) {
            State before = state.getAndSet(State.ENDED);
            if (before == State.UNDER_WAY) {
                guard.ended(failure, cancelled, answered);
            }
            return before != State.ENDED;
        }
    }
}
