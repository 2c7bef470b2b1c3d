package telecom.assistant.model.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.Streams;
import telecom.assistant.model.meter.ModelMeters;

class RateLimitModelClientTest {

    private final Vertx vertx = Vertx.vertx();
    private final FakeTier tier = new FakeTier();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void letsARequestBeyondTheLimitWait() {
        RateLimitModelClient client = limited(2, Duration.ofSeconds(5));
        ask(client);
        AssertSubscriber<ModelChunk> waiting = ask(client);
        assertThat(tier.asked()).isEqualTo(1);

        await().until(() -> tier.asked() == 2);
        tier.opens();
        tier.finishes();

        waiting.awaitCompletion(Duration.ofSeconds(5)).assertItems(FakeTier.OPENED, FakeTier.FINISHED);
        assertThat(registry.get("assistant.model.quota.waits")
                        .tag("quota", "requests")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void refusesARequestThatWouldWaitTooLongAndNamesTheSettings() {
        RateLimitModelClient client = limited(0.01, Duration.ofSeconds(1));
        ask(client);

        ModelFailure failure = (ModelFailure) ask(client).getFailure();

        assertThat(failure.reason()).isEqualTo(Reason.QUOTA_SPENT);
        assertThat(failure.mayBeAnsweredElsewhere()).isTrue();
        assertThat(failure.reason().countsAgainstTier()).isFalse();
        assertThat(failure)
                .hasMessageContaining("assistant.model.tiers.primary.requests-per-second")
                .hasMessageContaining("assistant.model.tiers.primary.quota-wait");
        assertThat(registry.get("assistant.model.quota.refused").counter().count())
                .isEqualTo(1);
        assertThat(tier.asked()).isEqualTo(1);
    }

    @Test
    void sendsNothingAfterACancellationDuringTheWait() {
        RateLimitModelClient client = limited(5, Duration.ofSeconds(5));
        for (int i = 0; i < 5; i++) {
            ask(client);
        }
        ask(client).cancel();

        await().during(Duration.ofMillis(1_200)).atMost(Duration.ofSeconds(5)).until(() -> tier.asked() == 5);
    }

    @Test
    void usesCyclesOfAboutASecondOrOfOneRequest() {
        RateLimiterConfig three = RateLimits.of("primary", 3, Duration.ZERO);
        RateLimiterConfig half = RateLimits.of("primary", 0.5, Duration.ZERO);
        RateLimiterConfig twoAndAHalf = RateLimits.of("primary", 2.5, Duration.ZERO);

        assertThat(three.getLimitForPeriod()).isEqualTo(3);
        assertThat(three.getLimitRefreshPeriod()).isEqualTo(Duration.ofSeconds(1));
        assertThat(half.getLimitForPeriod()).isEqualTo(1);
        assertThat(half.getLimitRefreshPeriod()).isEqualTo(Duration.ofSeconds(2));
        assertThat(twoAndAHalf.getLimitForPeriod()).isEqualTo(2);
        assertThat(twoAndAHalf.getLimitRefreshPeriod()).isEqualTo(Duration.ofMillis(800));
        assertThatThrownBy(() -> RateLimits.of("primary", 0, Duration.ZERO))
                .hasMessageContaining("assistant.model.tiers.primary.requests-per-second");
    }

    private RateLimitModelClient limited(double requestsPerSecond, Duration longestWait) {
        RateLimiter limiter = RateLimiter.of("primary", RateLimits.of("primary", requestsPerSecond, longestWait));
        if (requestsPerSecond == 2) {
            // Leaves one permit in this cycle, so that the second request has to wait.
            limiter.acquirePermission();
        }
        return new RateLimitModelClient(tier, limiter, vertx, new ModelMeters(registry));
    }

    private static AssertSubscriber<ModelChunk> ask(RateLimitModelClient client) {
        return client.stream(Streams.question()).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }
}
