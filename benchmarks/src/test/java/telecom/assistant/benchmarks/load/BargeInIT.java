package telecom.assistant.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.local.model.Pace;

/** A subscriber who talks over a reply silences it, every time and at any point of the stream. */
@Tag("long")
class BargeInIT {

    private static final int TRIES = 100;
    private static final int AT_ONCE = 10;
    private static final long SEED = 5;
    private static final int LONG_REPLY = 60;
    private static final Pace SHORTEST = new Pace(Duration.ofMillis(20), Duration.ofMillis(20));
    private static final Pace LONGEST = new Pace(Duration.ofMillis(200), Duration.ofMillis(100));

    private final Cluster cluster = SharedCluster.running();

    @BeforeEach
    void answerAtLength() {
        cluster.stack().model().reset();
        cluster.stack().model().echo(LONG_REPLY);
        cluster.stack().model().pace(Pace.drawn(SEED, SHORTEST, LONGEST));
    }

    @Test
    void aCallerWhoTalksOverAReplyHearsNothingMoreOfIt() {
        List<Interruption> interruptions = runConcurrently(
                caller -> new InterruptingCaller(cluster, caller, SEED + caller).interrupt(TRIES / AT_ONCE));

        assertSilenced(interruptions);
        assertEveryStreamClosed();
    }

    /**
     * The model is done, the store has the reply, and all of it is on its way: only the voice channel can hold it back.
     */
    @Test
    void aCallerWhoTalksOverAReplyThatIsOnItsWayHearsNothingMoreOfIt() {
        cluster.stack().model().pace(Pace.INSTANT);

        List<Interruption> interruptions = runConcurrently(
                caller -> new InterruptingCaller(cluster, TRIES + caller, SEED + caller).interrupt(TRIES / AT_ONCE));

        assertSilenced(interruptions);
    }

    @Test
    void aChatUserWhoWritesDuringAReplySeesNothingMoreOfIt() {
        List<Interruption> interruptions = runConcurrently(
                user -> new InterruptingChatUser(cluster, user, SEED + user).interrupt(TRIES / AT_ONCE));

        assertSilenced(interruptions);
        assertEveryStreamClosed();
    }

    private static void assertSilenced(List<Interruption> interruptions) {
        assertThat(interruptions).hasSize(TRIES);
        assertThat(interruptions).extracting(Interruption::afterwards).containsOnly(0);
    }

    private void assertEveryStreamClosed() {
        await("every upstream stream to be closed")
                .atMost(Duration.ofSeconds(20))
                .until(() -> cluster.stack().model().aborts() == TRIES);
    }

    private static List<Interruption> runConcurrently(IntFunction<List<Interruption>> each) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<CompletableFuture<List<Interruption>>> running = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int number = i;
                running.add(CompletableFuture.supplyAsync(() -> each.apply(number), threads));
            }
            return running.stream()
                    .flatMap(result -> result.orTimeout(3, TimeUnit.MINUTES).join().stream())
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }
}
