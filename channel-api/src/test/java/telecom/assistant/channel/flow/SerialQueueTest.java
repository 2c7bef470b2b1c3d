package telecom.assistant.channel.flow;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialQueueTest {

    private static final int MANY = 100_000;

    private final SerialQueue queue = new SerialQueue();
    private final List<Integer> ran = new ArrayList<>();

    @Test
    void runsStepsInTheOrderOfSubmission() {
        queue.submit(record(1));
        queue.submit(record(2));
        queue.submit(record(3));

        assertThat(ran).containsExactly(1, 2, 3);
    }

    @Test
    void startsAStepOnlyWhenThePreviousOneHasCompleted() {
        queue.submit(() -> Uni.createFrom().completionStage(new CompletableFuture<>()));
        queue.submit(record(2));

        assertThat(ran).isEmpty();
    }

    @Test
    void continuesWhenAnAsynchronousStepCompletes() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        queue.submit(() -> Uni.createFrom().completionStage(slow));
        queue.submit(record(2));

        slow.complete(null);

        assertThat(ran).containsExactly(2);
    }

    @Test
    void runsAStepSubmittedWithinAStepAfterThoseAlreadyWaiting() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        queue.submit(() -> Uni.createFrom().completionStage(slow).invoke(() -> queue.submit(record(3))));
        queue.submit(record(2));

        slow.complete(null);

        assertThat(ran).containsExactly(2, 3);
    }

    @Test
    void runsADeepQueueOfSynchronousStepsOnAFlatStack() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        queue.submit(() -> Uni.createFrom().completionStage(slow));
        IntStream.range(0, MANY).forEach(i -> queue.submit(record(i)));

        slow.complete(null);

        assertThat(ran).hasSize(MANY).isSorted();
    }

    @Test
    void continuesAfterAStepThatFails() {
        queue.submit(() -> Uni.createFrom().failure(new IllegalStateException("simulated failure")));
        queue.submit(record(2));

        assertThat(ran).containsExactly(2);
    }

    @Test
    void continuesAfterAStepThatThrows() {
        queue.submit(() -> {
            throw new IllegalStateException("simulated failure");
        });
        queue.submit(record(2));

        assertThat(ran).containsExactly(2);
    }

    @Test
    void returnsTheResultOfEachStep() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        UniAssertSubscriber<String> first = run(Uni.createFrom().completionStage(slow));
        UniAssertSubscriber<String> second =
                run(Uni.createFrom().failure(new IllegalStateException("simulated failure")));
        assertThat(queue.waiting()).isEqualTo(1);

        slow.complete("first");

        first.assertCompleted().assertItem("first");
        second.assertFailedWith(IllegalStateException.class);
        assertThat(queue.isIdle()).isTrue();
    }

    @Test
    void finishesAStepWhoseResultNobodyWaitsForAnyMore() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        run(Uni.createFrom().completionStage(() -> slow)).cancel();
        queue.submit(record(2));
        assertThat(ran).isEmpty();

        slow.complete("first");

        assertThat(slow).isNotCancelled();
        assertThat(ran).containsExactly(2);
    }

    @Test
    void isIdleOnlyWhileNoStepIsUnderWay() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        queue.submit(() -> Uni.createFrom().completionStage(slow));
        boolean idleMeanwhile = queue.isIdle();

        slow.complete(null);

        assertThat(idleMeanwhile).isFalse();
        assertThat(queue.isIdle()).isTrue();
    }

    @Test
    void neverRunsTwoStepsAtOnceHoweverManyThreadsSubmit() throws Exception {
        int submitters = 8;
        int each = 5_000;
        AtomicInteger running = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(submitters);
        try {
            for (int submitter = 0; submitter < submitters; submitter++) {
                int first = submitter * each;
                threads.execute(() -> IntStream.range(first, first + each)
                        .forEach(i -> queue.submit(() -> checkedStep(i, running, overlaps, threads))));
            }
            await().atMost(30, SECONDS).until(() -> queue.isIdle() && size() == submitters * each);
        } finally {
            threads.shutdown();
        }

        assertThat(overlaps).hasValue(0);
        for (int submitter = 0; submitter < submitters; submitter++) {
            int first = submitter * each;
            assertThat(ran.stream().filter(i -> i >= first && i < first + each)).isSorted();
        }
    }

    /** A step that completes on a thread of the pool or, every third time, at once. */
    private Uni<Void> checkedStep(int number, AtomicInteger running, AtomicInteger overlaps, ExecutorService threads) {
        if (running.incrementAndGet() != 1) {
            overlaps.incrementAndGet();
        }
        Uni<Void> done = Uni.createFrom().voidItem();
        return (number % 3 == 0 ? done : done.emitOn(threads)).invoke(() -> {
            synchronized (ran) {
                ran.add(number);
            }
            running.decrementAndGet();
        });
    }

    private UniAssertSubscriber<String> run(Uni<String> step) {
        return queue.run(() -> step).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private int size() {
        synchronized (ran) {
            return ran.size();
        }
    }

    private Supplier<Uni<Void>> record(int number) {
        return () -> Uni.createFrom().voidItem().invoke(() -> ran.add(number));
    }
}
