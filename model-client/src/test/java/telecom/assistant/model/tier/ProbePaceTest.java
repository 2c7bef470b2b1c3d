package telecom.assistant.model.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.TestSettings;
import telecom.assistant.model.TierCapabilities;
import telecom.assistant.model.meter.ModelMeters;

class ProbePaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private long now;
    private final ProbePace pace = new ProbePace(PAUSE, () -> now);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void beginsAtOnceAndThenLeavesThePauseBetweenRounds() {
        assertThat(pace.untilNext()).isZero();

        pace.answered();
        assertThat(pace.untilNext()).isEqualTo(PAUSE);

        now += Duration.ofMillis(4).toNanos();
        assertThat(pace.untilNext()).isEqualTo(Duration.ofMillis(6));
    }

    @Test
    void leavesATierAloneForLongerEachTimeItDoesNotAnswerUpToAnHour() {
        pace.unanswered();
        pace.unanswered();
        assertThat(pace.untilNext()).isEqualTo(PAUSE.multipliedBy(2));

        growTheWait();
        assertThat(pace.untilNext()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void keepsALongPauseAsItIs() {
        ProbePace slow = new ProbePace(Duration.ofHours(2), () -> now);
        slow.unanswered();
        slow.unanswered();

        assertThat(slow.untilNext()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void goesBackToTheShortestPauseSinceTheLastRoundWhenStartingAfresh() {
        growTheWait();
        now += Duration.ofMillis(4).toNanos();

        pace.startAfresh();
        assertThat(pace.untilNext()).isEqualTo(Duration.ofMillis(6));

        pace.unanswered();
        assertThat(pace.untilNext()).isEqualTo(PAUSE);
    }

    @Test
    void asksATierThatIsBackWithoutWaitingForTheLongPause() {
        growTheWait();
        Probes probes = probes(Reason.OVERLOADED);
        probes.askIfUnanswered();

        probes.askAll();

        await().atMost(PATIENCE).until(() -> asked.get() == 1);
    }

    @Test
    void doesNotLeaveATierAloneForLongerBecauseOfALimitOfThisNode() {
        Probes probes = probes(Reason.BULKHEAD_FULL);

        await().atMost(PATIENCE).until(() -> {
            probes.askIfUnanswered();
            return asked.get() >= 3;
        });

        assertThat(pace.untilNext()).isEqualTo(PAUSE);
    }

    private void growTheWait() {
        for (int round = 0; round < 30; round++) {
            pace.unanswered();
        }
    }

    private Probes probes(Reason failure) {
        ModelConfig config = TestSettings.leftOpen(
                Map.of("tiers.primary.base-url", "http://127.0.0.1:1/v1", "tiers.primary.model", "A.X-K1"));
        ModelClient failing = request -> {
            asked.incrementAndGet();
            return Multi.createFrom().<ModelChunk>failure(new ModelFailure(failure, "primary", false, "as scripted"));
        };
        return new Probes(
                "primary",
                TierCapabilities.of(config.tiers().get("primary")),
                assumed -> failing,
                pace,
                vertx,
                new ModelMeters(new SimpleMeterRegistry()),
                new Prices(config));
    }
}
