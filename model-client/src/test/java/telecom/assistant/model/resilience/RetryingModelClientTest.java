package telecom.assistant.model.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.retry.Retry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.Streams;

class RetryingModelClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void asksAgainAfterAFailureThatMayBeTemporary() {
        FakeTier tier = new FakeTier(FakeTier.failure(Reason.UNREACHABLE), FakeTier.failure(Reason.INTERRUPTED));
        AssertSubscriber<ModelChunk> subscriber = ask(tier, Duration.ofMillis(1), Duration.ofMillis(5));

        await().until(() -> tier.asked() == 3);
        tier.opens();
        tier.finishes();

        subscriber.awaitCompletion(PATIENCE).assertItems(FakeTier.OPENED, FakeTier.FINISHED);
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        FakeTier tier = new FakeTier(
                FakeTier.failure(Reason.UNREACHABLE),
                FakeTier.failure(Reason.UNREACHABLE),
                FakeTier.failure(Reason.OVERLOADED));

        ModelFailure failure = (ModelFailure) ask(tier, Duration.ofMillis(1), Duration.ofMillis(5))
                .awaitFailure(PATIENCE)
                .getFailure();

        assertThat(failure.reason()).isEqualTo(Reason.OVERLOADED);
        assertThat(tier.asked()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"UNREACHABLE", "OVERLOADED", "UNAVAILABLE", "INTERRUPTED", "WORDLESS"},
            mode = EnumSource.Mode.EXCLUDE)
    void asksOnlyOnceAfterAnyOtherFailure(Reason reason) {
        FakeTier tier = new FakeTier(FakeTier.failure(reason));

        ask(tier, Duration.ofMillis(1), Duration.ofMillis(5)).awaitFailure(PATIENCE);

        assertThat(tier.asked()).isEqualTo(1);
    }

    @Test
    void asksOnlyOnceWhenSomethingWasEmitted() {
        FakeTier tier = new FakeTier();
        AssertSubscriber<ModelChunk> subscriber = ask(tier, Duration.ofMillis(1), Duration.ofMillis(5));
        tier.opens();
        tier.fails(new ModelFailure(Reason.INTERRUPTED, "fake", true, "as scripted"));

        subscriber.awaitFailure(PATIENCE).assertItems(FakeTier.OPENED);
        assertThat(tier.asked()).isEqualTo(1);
    }

    @Test
    void pausesForAsLongAsTheTierAsks() {
        FakeTier tier = new FakeTier(overloadedFor(Duration.ofMillis(300)));
        long start = System.nanoTime();
        ask(tier, Duration.ofMillis(1), Duration.ofSeconds(2));

        await().until(() -> tier.asked() == 2);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(295));
    }

    @Test
    void asksOnlyOnceWhenTheTierAsksForTooLongAPause() {
        FakeTier tier = new FakeTier(overloadedFor(Duration.ofSeconds(60)));

        ask(tier, Duration.ofMillis(1), Duration.ofSeconds(2)).awaitFailure(PATIENCE);

        assertThat(tier.asked()).isEqualTo(1);
    }

    @Test
    void doesNotAskAgainWhenTheSubscriberCancelsDuringThePause() {
        FakeTier tier = new FakeTier(overloadedFor(Duration.ofMillis(100)));
        ask(tier, Duration.ofMillis(1), Duration.ofSeconds(2)).cancel();

        await().during(Duration.ofMillis(250)).until(() -> tier.asked() == 1);
    }

    private static ModelFailure overloadedFor(Duration pause) {
        return new ModelFailure(Reason.OVERLOADED, "fake", false, "as scripted", Optional.of(pause));
    }

    private AssertSubscriber<ModelChunk> ask(FakeTier tier, Duration initialDelay, Duration maxDelay) {
        Retry retry = Retry.of("primary", RetryPolicy.of(3, initialDelay, maxDelay));
        return new RetryingModelClient(tier, retry, vertx)
                .stream(Streams.question()).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }
}
