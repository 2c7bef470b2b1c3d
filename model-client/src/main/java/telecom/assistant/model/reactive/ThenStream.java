package telecom.assistant.model.reactive;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.util.concurrent.Flow;
import java.util.function.Function;

/**
 * A stream that begins after something else has completed. Mutiny's own operators lose a cancellation that arrives
 * while they switch to the stream: it runs on, and a permit held for it is held forever. Here a cancellation ends
 * whatever is under way, be it the first step or the stream. Demand goes to the stream.
 */
public final class ThenStream {

    private ThenStream() {}

    /** The stream that the first step's item leads to; if the first step fails, the stream fails with its failure. */
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

    /** Passes signals on, and keeps demand and cancellation until the stream's subscription arrives. */
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
