package telecom.assistant.model.reactive;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ThenStreamTest {

    private static final int ROUNDS = 20_000;

    private final AtomicReference<UniEmitter<? super String>> first = new AtomicReference<>();
    private final Uni<String> awaited = Uni.createFrom().<String>emitter(first::set);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    @Test
    void passesTheStreamOnAsItIsRequested() {
        AssertSubscriber<Integer> subscriber = ThenStream.after(
                        awaited, item -> Multi.createFrom().items(1, 2, 3))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1));
        first.get().complete("go");
        subscriber.assertItems(1).assertNotTerminated();

        subscriber.request(2);

        subscriber.assertItems(1, 2, 3).assertCompleted();
    }

    @Test
    void failsWhenEitherTheFirstStepOrTheStreamFails() {
        AssertSubscriber<Integer> early = ThenStream.after(
                        Uni.createFrom().<String>failure(new IllegalStateException("first")),
                        item -> Multi.createFrom().item(1))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1));
        AssertSubscriber<Integer> late = ThenStream.<String, Integer>after(
                        Uni.createFrom().item("go"), item -> {
                            throw new IllegalStateException("then");
                        })
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1));

        early.assertFailedWith(IllegalStateException.class, "first");
        late.assertFailedWith(IllegalStateException.class, "then");
    }

    @Test
    void cancelsTheFirstStep() {
        AtomicInteger cancelled = new AtomicInteger();
        AssertSubscriber<Integer> subscriber = ThenStream.after(
                        awaited.onCancellation().invoke(cancelled::incrementAndGet), item -> counted())
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1));

        subscriber.cancel();
        first.get().complete("too late");

        assertThat(cancelled).hasValue(1);
        assertThat(begun).hasValue(0);
    }

    @Test
    void startsNothingWhenCancelledAtOnce() {
        ThenStream.after(awaited, item -> counted()).subscribe().withSubscriber(new AssertSubscriber<>(1, true));

        assertThat(first).hasValue(null);
    }

    /** Whether the cancellation or the stream comes first, every stream that began has ended. */
    @Test
    void losesNoCancellationWhileSwitchingToTheStream() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                AssertSubscriber<Integer> subscriber = ThenStream.after(awaited, item -> counted())
                        .subscribe()
                        .withSubscriber(AssertSubscriber.create(1));
                UniEmitter<? super String> go = first.get();
                Future<?> switching = other.submit(() -> {
                    together.await();
                    go.complete("go");
                    return null;
                });
                together.await();
                subscriber.cancel();
                switching.get(10, TimeUnit.SECONDS);
            }
        } finally {
            other.shutdownNow();
        }

        assertThat(ended.get()).isEqualTo(begun.get());
    }

    private Multi<Integer> counted() {
        // An emitter may report its end twice.
        AtomicBoolean over = new AtomicBoolean();
        return Multi.createFrom().<Integer>emitter(emitter -> {
            begun.incrementAndGet();
            emitter.onTermination(() -> {
                if (over.compareAndSet(false, true)) {
                    ended.incrementAndGet();
                }
            });
        });
    }
}
