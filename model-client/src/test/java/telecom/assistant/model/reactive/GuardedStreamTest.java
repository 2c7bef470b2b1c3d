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
        AtomicBoolean requested = new AtomicBoolean();
        Multi<Integer> stream = GuardedStream.of(
                () -> {
                    throw scriptedFailure();
                },
                (Recorder never) -> {
                    requested.set(true);
                    return Multi.createFrom().item(1);
                });

        stream.subscribe()
                .withSubscriber(AssertSubscriber.create(1))
                .assertFailedWith(IllegalStateException.class, "as scripted");
        assertThat(requested).isFalse();
    }

    @Test
    void endsTheGuardWhenTheStreamCannotBeRequested() {
        Multi<Integer> stream = GuardedStream.of(() -> guard, created -> {
            throw scriptedFailure();
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
                created -> Multi.createFrom().item(1));

        stream.subscribe().withSubscriber(new AssertSubscriber<>(1, true));

        assertThat(begun).hasValue(0);
        assertThat(guard.seen).isEmpty();
    }

    @Test
    void endsAGuardThatIsCreatedWhileTheSubscriberCancels() {
        AssertSubscriber<Integer> subscriber = AssertSubscriber.create(1);
        AtomicBoolean requested = new AtomicBoolean();
        Multi<Integer> stream = GuardedStream.of(
                () -> {
                    subscriber.cancel();
                    return guard;
                },
                created ->
                        Multi.createFrom().<Integer>nothing().onSubscription().invoke(() -> requested.set(true)));

        stream.subscribe().withSubscriber(subscriber);

        assertThat(guard.seen).containsExactly("ended null true false");
        assertThat(requested).isFalse();
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
        guard.replacements.add(Multi.createFrom().failure(scriptedFailure()));
        guard.replacements.add(Multi.createFrom().items(1, 2, 3).onRequest().invoke(requested::addAndGet));

        AssertSubscriber<Integer> subscriber = guarded(Multi.createFrom().failure(scriptedFailure()))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(2));

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

        source.onError(scriptedFailure());

        subscriber.assertItems(1).assertFailedWith(IllegalStateException.class);
        assertThat(guard.seen).containsExactly("1", "ended as scripted false true");
    }

    @Test
    void cancelsTheStreamWhenTheGuardThrowsOnAnItem() {
        AtomicBoolean cancelled = new AtomicBoolean();
        guard.throwsOn = 2;
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

    private static RuntimeException scriptedFailure() {
        return new IllegalStateException("as scripted");
    }

    private Multi<Integer> guarded(Multi<Integer> source) {
        return GuardedStream.of(() -> guard, created -> source);
    }

    private AssertSubscriber<Integer> subscribe(Multi<Integer> source) {
        return guarded(source).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private static final class Recorder implements StreamGuard<Integer> {
        private final List<String> seen = new ArrayList<>();
        private final Deque<Multi<Integer>> replacements = new ArrayDeque<>();
        private int throwsOn = Integer.MAX_VALUE;

        @Override
        public void item(Integer item) {
            if (item == throwsOn) {
                throw scriptedFailure();
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
