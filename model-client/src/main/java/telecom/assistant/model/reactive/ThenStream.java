package telecom.assistant.model.reactive;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.util.concurrent.Flow;
import java.util.function.Function;

/**
 * The stream that something leads to which has to come first. Mutiny's own operators for it lose a cancellation that
 * comes while they switch to the stream: it runs on, and whoever holds a permit for it holds it for ever. Here, whoever
 * cancels ends what is awaited, or the stream, whenever it begins. Demand goes to the stream.
 */
public final class ThenStream {

    private ThenStream() {}

    /** The stream that an item leads to; the failure of what is awaited is the stream's. */
    public static <I, T> Multi<T> after(Uni<I> first, Function<? super I, Multi<T>> then) {
        return new AbstractMulti<>() {
            @Override
            public void subscribe(MultiSubscriber<? super T> downstream) {
                Link<T> link = new Link<>(downstream);
                downstream.onSubscribe(link);
                link.await(first.onItem().transform(then));
            }
        };
    }

    /** Hands signals on, and keeps demand and cancellation for a subscription that is not there yet. */
    private static final class Link<T> implements MultiSubscriber<T>, Flow.Subscription {

        private final MultiSubscriber<? super T> downstream;
        private Cancellable awaited = () -> {};
        private Flow.Subscription stream;
        private long requested;
        private boolean cancelled;

        Link(MultiSubscriber<? super T> downstream) {
            this.downstream = downstream;
        }

        void await(Uni<Multi<T>> first) {
            if (isCancelled()) {
                return;
            }
            Cancellable running = first.subscribe().with(this::follow, this::onFailure);
            boolean late;
            synchronized (this) {
                awaited = running;
                late = cancelled;
            }
            if (late) {
                running.cancel();
            }
        }

        private void follow(Multi<T> next) {
            if (!isCancelled()) {
                next.subscribe().withSubscriber(this);
            }
        }

        private synchronized boolean isCancelled() {
            return cancelled;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            boolean late;
            long demand;
            synchronized (this) {
                stream = subscription;
                late = cancelled;
                demand = requested;
            }
            if (late) {
                subscription.cancel();
            } else if (demand > 0) {
                subscription.request(demand);
            }
        }

        @Override
        public void request(long more) {
            Flow.Subscription running;
            synchronized (this) {
                running = stream;
                if (running == null) {
                    requested = requested + more < 0 ? Long.MAX_VALUE : requested + more;
                }
            }
            if (running != null) {
                running.request(more);
            }
        }

        @Override
        public void cancel() {
            Flow.Subscription running;
            Cancellable waiting;
            synchronized (this) {
                cancelled = true;
                running = stream;
                waiting = awaited;
            }
            waiting.cancel();
            if (running != null) {
                running.cancel();
            }
        }

        @Override
        public void onItem(T item) {
            downstream.onItem(item);
        }

        @Override
        public void onFailure(Throwable failure) {
            if (!isCancelled()) {
                downstream.onFailure(failure);
            }
        }

        @Override
        public void onCompletion() {
            downstream.onCompletion();
        }
    }
}
