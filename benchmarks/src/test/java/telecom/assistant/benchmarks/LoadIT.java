package telecom.assistant.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.benchmarks.load.Crowd;
import telecom.assistant.benchmarks.load.Talk;
import telecom.assistant.benchmarks.promise.Breach;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.benchmarks.promise.Medium;
import telecom.assistant.benchmarks.promise.Promises;
import telecom.assistant.benchmarks.promise.Verdict;
import telecom.assistant.local.model.Pace;

/** Hundreds of conversations at once, over all channels, on one process. */
class LoadIT {

    private static final long SEED = 20;
    private static final int UTTERANCES = 20;
    private static final Talk TALK =
            new Talk(UTTERANCES, Duration.ZERO, Duration.ofMillis(100), Duration.ofSeconds(60));
    private static final Pace SHORTEST = new Pace(Duration.ofMillis(300), Duration.ofMillis(10));
    private static final Pace LONGEST = new Pace(Duration.ofMillis(2_500), Duration.ofMillis(90));
    private static final Map<String, String> SETTINGS = Map.of("ASSISTANT_MODEL_TIERS_PRIMARY_MAX_CONCURRENT", "600");

    @Test
    void keepsItsPromisesToFiveHundredSubscribersAtOnce() {
        Ledger ledger = new Ledger();
        try (Cluster cluster = Cluster.whole(folder(), jar(), SETTINGS);
                Crowd crowd = new Crowd(cluster, ledger, SEED)) {
            cluster.stack().model().echo(4);
            cluster.stack().model().pace(Pace.drawn(SEED, SHORTEST, LONGEST));
            crowd.add(Medium.WEB, 200, TALK);
            crowd.add(Medium.VOICE, 150, TALK);
            crowd.add(Medium.SMS, 150, TALK);

            crowd.begin(Duration.ofSeconds(2));

            assertThat(crowd.awaitDone(Duration.ofMinutes(4)))
                    .as("everything was said and answered")
                    .isTrue();
            Verdict verdict = Promises.check(ledger, cluster.store());
            System.out.printf("Load: %s, %d turns in flight at the peak%n", verdict, mostInFlight(cluster));
            assertThat(verdict.breaches()).extracting(Breach::toString).isEmpty();
            assertThat(verdict.answered()).isEqualTo(500 * UTTERANCES);
            assertThat(verdict.apologies()).isZero();
            assertThat(mostInFlight(cluster)).isGreaterThanOrEqualTo(200);
        }
    }

    private static int mostInFlight(Cluster cluster) {
        return cluster.stack().model().mostOpen();
    }

    private static Path folder() {
        return Path.of(System.getProperty("work.folder"), "load");
    }

    private static Path jar() {
        return Path.of(System.getProperty("gateway.jar"));
    }
}
