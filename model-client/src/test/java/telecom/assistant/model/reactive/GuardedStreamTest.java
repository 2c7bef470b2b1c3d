package telecom.assistant.model.reactive;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GuardedStreamTest {

    private final Recorder guard = new Recorder();

    @Test
    void notifiesTheGuardOfEachItemAndOnceOfTheEnd() {
        AssertSubscriber<Integer> subscriber = subscribe(Multi.createFrom().items(1, 2));

        subscriber.assertCompleted().assertItems(1, 2);
        subscriber.cancel();
        assertThat(guard.seen).containsExactly("1", "2", "ended null false true");
    }

    @Test
    void requestsNoStreamThatTheGuardRefuses() {
        AtomicBoolean asked = new AtomicBoolean();
        Multi<Integer> stream = GuardedStream.of(
                () -> {
                    throw scripted();
                },
                (Recorder never) -> {
                    asked.set(true);
                    return Multi.createFrom().item(1);
                });

        stream.subscribe()
                .withSubscriber(AssertSubscriber.create(1))
                .assertFailedWith(IllegalStateException.class, "as scripted");
        assertThat(asked).isFalse();
    }

    @Test
    void endsTheGuardWhenTheStreamCannotBeRequested() {
        Multi<Integer> stream = GuardedStream.of(() -> guard, made -> {
            throw scripted();
        });

        stream.subscribe().withSubscriber(AssertSubscriber.create(1)).assertFailedWith(IllegalStateException.class);
        assertThat(guard.seen).containsExactly("ended as scripted false false");
    }

    @Test
    void beginsNothingWhenTheSubscriberCancelsImmediately() {
        AtomicInteger begun = new AtomicInteger();
        Multi<Integer> stream = GuardedStream.of(
                () -> {
                    begun.incrementAndGet();
                    return guard;
                },
                made -> Multi.createFrom().item(1));

        stream.subscribe().withSubscriber(new AssertSubscriber<>(1, true));

        assertThat(begun).hasValue(0);
        assertThat(guard.seen).isEmpty();
    }

    @Test
    void endsAGuardThatIsCreatedWhileTheSubscriberCancels() {
        AssertSubscriber<Integer> subscriber = AssertSubscriber.create(1);
        AtomicBoolean asked = new AtomicBoolean();
        Multi<Integer> stream = GuardedStream.of(
                () -> {
                    subscriber.cancel();
                    return guard;
                },
                made -> Multi.createFrom().<Integer>nothing().onSubscription().invoke(() -> asked.set(true)));

        stream.subscribe().withSubscriber(subscriber);

        assertThat(guard.seen).containsExactly("ended null true false");
        assertThat(asked).isFalse();
    }

    @Test
    void cancelsTheStreamAfterTheGuardHasEnded() {
        List<String> order = guard.seen;
        Multi<Integer> source =
                Multi.createFrom().<Integer>nothing().onCancellation().invoke(() -> order.add("cancelled"));

        subscribe(source).cancel();

        assertThat(order).containsExactly("ended null true false", "cancelled");
    }

    @Test
    void letsAnotherStreamTakeOverBeforeTheFirstItemAndKeepsTheDemand() {
        AtomicLong requested = new AtomicLong();
        guard.replacements.add(Multi.createFrom().failure(scripted()));
        guard.replacements.add(Multi.createFrom().items(1, 2, 3).onRequest().invoke(requested::addAndGet));

        AssertSubscriber<Integer> subscriber =
                guarded(Multi.createFrom().failure(scripted())).subscribe().withSubscriber(AssertSubscriber.create(2));

        subscriber.assertItems(1, 2).assertNotTerminated();
        assertThat(requested).hasValue(2);
        assertThat(guard.replacements).isEmpty();
    }

    @Test
    void letsNoStreamTakeOverAfterTheFirstItem() {
        guard.replacements.add(Multi.createFrom().item(9));
        UnicastProcessor<Integer> source = UnicastProcessor.create();
        AssertSubscriber<Integer> subscriber = subscribe(source);
        source.onNext(1);

        source.onError(scripted());

        subscriber.assertItems(1).assertFailedWith(IllegalStateException.class);
        assertThat(guard.seen).containsExactly("1", "ended as scripted false true");
    }

    @Test
    void cancelsTheStreamWhenTheGuardThrowsOnAnItem() {
        AtomicBoolean cancelled = new AtomicBoolean();
        guard.breaksOn = 2;
        Multi<Integer> source = Multi.createFrom()
                .ticks()
                .every(Duration.ofMillis(1))
                .map(Long::intValue)
                .onCancellation()
                .invoke(() -> cancelled.set(true));

        subscribe(source)
                .awaitFailure()
                .assertFailedWith(IllegalStateException.class)
                .assertItems(0, 1);

        assertThat(cancelled).isTrue();
        assertThat(guard.seen).endsWith("ended as scripted false true");
    }

    @Test
    void requestsNoMoreThanTheSubscriberDoes() {
        AtomicLong requested = new AtomicLong();
        AssertSubscriber<Integer> subscriber = guarded(
                        Multi.createFrom().range(0, 100).onRequest().invoke(requested::addAndGet))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1));

        subscriber.request(2);

        subscriber.assertItems(0, 1, 2);
        assertThat(requested).hasValue(3);
    }

    private static RuntimeException scripted() {
        return new IllegalStateException("as scripted");
    }

    private Multi<Integer> guarded(Multi<Integer> source) {
        return GuardedStream.of(() -> guard, made -> source);
    }

    private AssertSubscriber<Integer> subscribe(Multi<Integer> source) {
        return guarded(source).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private static final class Recorder implements StreamGuard<Integer> {
        private final List<String> seen = new ArrayList<>();
        private final Deque<Multi<Integer>> replacements = new ArrayDeque<>();
        private int breaksOn = Integer.MAX_VALUE;

        @Override
        public void item(Integer item) {
            if (item == breaksOn) {
                throw scripted();
            }
            seen.add(item.toString());
        }

        @Override
        public Multi<Integer> insteadOf(Throwable failure) {
            return replacements.poll();
        }

        @Override
        public void ended(Throwable failure, boolean cancelled, boolean answered) {
            seen.add("ended %s %s %s".formatted(failure == null ? null : failure.getMessage(), cancelled, answered));
        }
    }
}
