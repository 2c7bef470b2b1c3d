package telecom.assistant.gateway.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FailFastTest {

    private final List<Integer> ended = new ArrayList<>();
    private final FailFast failFast = new FailFast(new LibraryThreads(), ended::add);

    @Test
    void endsTheProcessAfterAnUncaughtError() {
        failFast.uncaught(Thread.currentThread(), new OutOfMemoryError("simulated"), null);

        assertThat(ended).containsExactly(FailFast.EXIT_STATUS);
    }

    @Test
    void leavesExceptionsToThePreviousHandler() {
        List<Throwable> handled = new ArrayList<>();
        IllegalStateException failure = new IllegalStateException("simulated");

        failFast.uncaught(Thread.currentThread(), failure, (thread, caught) -> handled.add(caught));
        failFast.uncaught(Thread.currentThread(), failure, null);

        assertThat(handled).containsExactly(failure);
        assertThat(ended).isEmpty();
    }

    @Test
    void endsTheProcessWhenALibraryThreadHasDied() throws InterruptedException {
        CountDownLatch death = new CountDownLatch(1);
        Thread producer = new Thread(() -> await(death), "kafka-producer-network-thread | fail-fast-test");
        Thread other = new Thread(() -> await(death), "of-nobody");
        producer.start();
        other.start();
        failFast.check();
        assertThat(ended).isEmpty();

        death.countDown();
        producer.join();
        other.join();

        failFast.check();
        assertThat(ended).containsExactly(FailFast.EXIT_STATUS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
