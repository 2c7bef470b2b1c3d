package telecom.assistant.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.local.model.Pace;

/** Whoever speaks over a reply silences it, every time and at whatever point of the stream. */
class BargeInIT {

    private static final int TRIES = 100;
    private static final int AT_ONCE = 10;
    private static final long SEED = 5;
    private static final int LONG_REPLY = 60;
    private static final Pace SHORTEST = new Pace(Duration.ofMillis(20), Duration.ofMillis(20));
    private static final Pace LONGEST = new Pace(Duration.ofMillis(200), Duration.ofMillis(100));

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        Path folder = Path.of(System.getProperty("work.folder"), "barge-in");
        cluster = Cluster.whole(folder, Path.of(System.getProperty("gateway.jar")), Map.of());
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @BeforeEach
    void answerAtLength() {
        cluster.stack().model().reset();
        cluster.stack().model().echo(LONG_REPLY);
        cluster.stack().model().pace(Pace.drawn(SEED, SHORTEST, LONGEST));
    }

    @Test
    void aCallerWhoSpeaksOverTheReplyHearsNothingMoreOfIt() {
        List<Interruption> interruptions =
                together(caller -> new InterruptingCaller(cluster, caller, SEED + caller).interrupt(TRIES / AT_ONCE));

        assertSilenced(interruptions);
        assertEveryStreamClosed();
    }

    /** The model has said all of it, the store has it, and all of it is on its way: only the voice channel can hold it back. */
    @Test
    void aCallerWhoSpeaksOverAReplyThatIsOnItsWayHearsNothingMoreOfIt() {
        cluster.stack().model().pace(Pace.INSTANT);

        List<Interruption> interruptions = together(
                caller -> new InterruptingCaller(cluster, TRIES + caller, SEED + caller).interrupt(TRIES / AT_ONCE));

        assertSilenced(interruptions);
    }

    @Test
    void aChatUserWhoWritesOverTheReplySeesNothingMoreOfIt() {
        List<Interruption> interruptions =
                together(user -> new InterruptingChatUser(cluster, user, SEED + user).interrupt(TRIES / AT_ONCE));

        assertSilenced(interruptions);
        assertEveryStreamClosed();
    }

    private static void assertSilenced(List<Interruption> interruptions) {
        assertThat(interruptions).hasSize(TRIES);
        assertThat(interruptions).extracting(Interruption::afterwards).containsOnly(0);
    }

    private static void assertEveryStreamClosed() {
        await("every upstream stream to be closed")
                .atMost(Duration.ofSeconds(20))
                .until(() -> cluster.stack().model().aborts() == TRIES);
    }

    private static List<Interruption> together(IntFunction<List<Interruption>> each) {
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
