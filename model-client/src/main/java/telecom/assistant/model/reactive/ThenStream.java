package telecom.assistant.model.reactive;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.mutiny.subscription.SwitchableSubscriptionSubscriber;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
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
                if (!link.isCancelled()) {
                    first.onItem().<Multi<T>>transform(then).subscribe().withSubscriber(new FirstStep<>(link));
                }
            }
        };
    }

    /** Passes signals on. It keeps demand, and cancels each subscription that arrives after a cancellation. */
    private static final class Link<T> extends SwitchableSubscriptionSubscriber<T> {

        Link(MultiSubscriber<? super T> downstream) {
            super(downstream);
        }

        @Override
        public void onItem(T item) {
            downstream.onItem(item);
        }

        @Override
        public void onFailure(Throwable failure) {
            if (!isCancelled()) {
                super.onFailure(failure);
            }
        }
    }

    /**
     * Subscribes to the first step. A cancellation before the stream begins ends this step; demand is kept for the
     * stream.
     */
    private record FirstStep<T>(Link<T> link) implements UniSubscriber<Multi<T>> {

        @Override
        public void onSubscribe(UniSubscription subscription) {
            link.onSubscribe(subscription);
        }

        @Override
        public void onItem(Multi<T> stream) {
            if (!link.isCancelled()) {
                stream.subscribe().withSubscriber(link);
            }
        }

        @Override
        public void onFailure(Throwable failure) {
            link.onFailure(failure);
        }
    }
}
