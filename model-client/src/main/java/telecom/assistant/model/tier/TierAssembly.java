package telecom.assistant.model.tier;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.resilience.BulkheadModelClient;
import telecom.assistant.model.resilience.CircuitBreakerModelClient;
import telecom.assistant.model.resilience.RetryPolicy;
import telecom.assistant.model.resilience.RetryingModelClient;
import telecom.assistant.model.tool.PromptedToolsModelClient;
import telecom.assistant.model.wire.HttpModelClient;

/** Puts the decorators of a tier around its wire and binds the meters of Resilience4j. */
final class TierAssembly {

    private final Vertx vertx;
    private final MeterRegistry meters;
    private final BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();
    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
    private final RetryRegistry retries = RetryRegistry.ofDefaults();

    TierAssembly(Vertx vertx, MeterRegistry meters) {
        this.vertx = vertx;
        this.meters = meters;
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(meters);
    }

    InferenceTier assemble(String name, ModelConfig.Tier settings) {
        CircuitBreaker breaker = breakers.circuitBreaker(name, breaker(settings));
        Retry retry = retries.retry(name, retry(settings.retry()));
        TierStatus status = new TierStatus(name, breaker);
        HttpModelClient wire = new HttpModelClient(vertx, name, settings);

        ModelClient spoken = settings.supportsTools()
                ? wire
                : new PromptedToolsModelClient(wire, settings.maxEventSize().asLongValue());
        ModelClient bounded = new BulkheadModelClient(spoken, bulkheads.bulkhead(name, bulkhead(settings)));
        ModelClient guarded = new CircuitBreakerModelClient(bounded, breaker);
        ModelClient patient = new RetryingModelClient(guarded, retry, vertx);
        ModelClient watched = new WatchedModelClient(patient, status);
        return new InferenceTier(new MeteredModelClient(watched, name, meters), status, wire);
    }

    private static BulkheadConfig bulkhead(ModelConfig.Tier settings) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(settings.maxConcurrent())
                .maxWaitDuration(Duration.ZERO)
                .build();
    }

    private static CircuitBreakerConfig breaker(ModelConfig.Tier settings) {
        ModelConfig.Breaker breaker = settings.breaker();
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(breaker.minimumRequests())
                .failureRateThreshold(breaker.failureRate())
                .waitDurationInOpenState(breaker.openFor())
                .permittedNumberOfCallsInHalfOpenState(breaker.trialRequests())
                // A long answer is no slow tier: the stream's own deadlines say what is too slow.
                .slowCallDurationThreshold(settings.totalTimeout().plusSeconds(1))
                .ignoreException(thrown -> !countsAgainstTier(thrown))
                .build();
    }

    private static boolean countsAgainstTier(Throwable thrown) {
        return !(thrown instanceof ModelFailure failure) || failure.reason().countsAgainstTier();
    }

    private static RetryConfig retry(ModelConfig.Retry retry) {
        return RetryPolicy.of(retry.maxAttempts(), retry.initialDelay(), retry.maxDelay());
    }
}
