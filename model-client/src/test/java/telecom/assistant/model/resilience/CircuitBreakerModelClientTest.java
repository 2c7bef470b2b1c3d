package telecom.assistant.model.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import org.junit.jupiter.api.Test;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.Streams;

class CircuitBreakerModelClientTest {

    private final CircuitBreaker breaker = CircuitBreaker.of(
            "primary",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(2)
                    .minimumNumberOfCalls(2)
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .build());

    @Test
    void sendsNoRequestsToATierThatKeepsFailing() {
        FakeTier tier = new FakeTier(FakeTier.failure(Reason.UNAVAILABLE), FakeTier.failure(Reason.UNREACHABLE));
        ask(tier);
        ask(tier);

        ModelFailure failure = (ModelFailure) ask(tier).getFailure();

        assertThat(failure.reason()).isEqualTo(Reason.CIRCUIT_OPEN);
        assertThat(tier.asked()).isEqualTo(2);
    }

    @Test
    void doesNotCountACancellationBeforeTheFirstItemAndReleasesTheTrialPermit() {
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        FakeTier tier = new FakeTier();

        ask(tier).cancel();

        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.HALF_OPEN);
        assertThat(breaker.getMetrics().getNumberOfBufferedCalls()).isZero();
        assertThat(breaker.tryAcquirePermission()).isTrue();
    }

    @Test
    void countsCancellationAfterTheFirstItemAsSuccess() {
        FakeTier tier = new FakeTier();
        AssertSubscriber<ModelChunk> subscriber = ask(tier);
        tier.opens();

        subscriber.cancel();

        assertThat(breaker.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(1);
    }

    @Test
    void countsAnAnswerThatBreaksOffAsAFailure() {
        FakeTier tier = new FakeTier();
        ask(tier);
        tier.opens();
        tier.fails(FakeTier.failure(Reason.STALLED));

        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
    }

    @Test
    void countsAnAnswerAsOneSuccess() {
        FakeTier tier = new FakeTier();
        ask(tier);
        tier.opens();
        tier.finishes();

        assertThat(breaker.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(1);
        assertThat(breaker.getMetrics().getNumberOfBufferedCalls()).isEqualTo(1);
    }

    private AssertSubscriber<ModelChunk> ask(FakeTier tier) {
        return new CircuitBreakerModelClient(tier, breaker)
                .stream(Streams.question()).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }
}
