package telecom.assistant.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    private static final Talk HALF =
            new Talk(UTTERANCES / 2, Duration.ZERO, Duration.ofMillis(100), Duration.ofSeconds(60));
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
            crowd.add(Medium.WEB, 180, TALK);
            crowd.add(Medium.VOICE, 140, TALK);
            crowd.add(Medium.SMS, 140, TALK);
            // Forty more who say half of it by another channel.
            crowd.add(Medium.VOICE, Medium.WEB, 20, HALF);
            crowd.add(Medium.SMS, Medium.WEB, 20, HALF);

            crowd.begin(Duration.ofSeconds(2));

            assertThat(crowd.awaitDone(Duration.ofMinutes(12)))
                    .as("everything was said and answered")
                    .isTrue();
            assertThat(crowd.awaitQuiet(Duration.ofSeconds(5), Duration.ofMinutes(1)))
                    .as("nothing more comes")
                    .isTrue();
            Verdict verdict = Promises.check(ledger, List.of(), cluster.store());
            System.out.printf("Load: %s, %d turns in flight at the peak%n", verdict, mostInFlight(cluster));
            assertThat(verdict.breaches()).extracting(Breach::toString).isEmpty();
            assertThat(verdict.answered()).isEqualTo(500 * UTTERANCES);
            assertThat(verdict.excused()).isEmpty();
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
