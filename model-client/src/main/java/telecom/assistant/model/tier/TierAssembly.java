package telecom.assistant.model.tier;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRateLimiterMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.jboss.logging.Logger;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.resilience.BulkheadModelClient;
import telecom.assistant.model.resilience.CircuitBreakerModelClient;
import telecom.assistant.model.resilience.CircuitBreakers;
import telecom.assistant.model.resilience.ContextLimit;
import telecom.assistant.model.resilience.ContextTrimModelClient;
import telecom.assistant.model.resilience.ContinuingModelClient;
import telecom.assistant.model.resilience.HeldAnswerModelClient;
import telecom.assistant.model.resilience.RateLimitModelClient;
import telecom.assistant.model.resilience.RateLimits;
import telecom.assistant.model.resilience.RetryPolicy;
import telecom.assistant.model.resilience.RetryingModelClient;
import telecom.assistant.model.resilience.TokenQuota;
import telecom.assistant.model.resilience.TokenQuotaModelClient;
import telecom.assistant.model.tokens.TierTokens;
import telecom.assistant.model.tool.PromptedToolsModelClient;
import telecom.assistant.model.tool.WrittenCallsModelClient;
import telecom.assistant.model.wire.HttpModelClient;

/**
 * Puts the decorators of a tier around its HTTP client in the order explained in the package {@code resilience}, and
 * binds the meters of Resilience4j.
 */
final class TierAssembly {

    private static final Logger LOG = Logger.getLogger(TierAssembly.class);

    private final Vertx vertx;
    private final Prices prices;
    private final ModelMeters meters;
    private final BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();
    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
    private final RateLimiterRegistry limiters = RateLimiterRegistry.ofDefaults();
    private final RetryRegistry retries = RetryRegistry.ofDefaults();

    TierAssembly(Vertx vertx, Prices prices, ModelMeters meters, MeterRegistry registry) {
        this.vertx = vertx;
        this.prices = prices;
        this.meters = meters;
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(registry);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(registry);
        TaggedRateLimiterMetrics.ofRateLimiterRegistry(limiters).bindTo(registry);
        TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(registry);
    }

    InferenceTier assemble(String name, ModelConfig.Tier settings) {
        TierCheck.check(name, settings);
        CircuitBreaker breaker = breakers.circuitBreaker(name, breaker(settings));
        breaker.getEventPublisher().onStateTransition(this::log);
        ModelConfig.Retry retrySettings = settings.retry();
        Retry retry = retries.retry(
                name,
                RetryPolicy.of(retrySettings.maxAttempts(), retrySettings.initialDelay(), retrySettings.maxDelay()));
        TierTokens tokens = new TierTokens();
        ContextLimit limit = new ContextLimit(settings.contextLimit(), settings.contextUnit(), settings.maxTokens());
        TierStatus status = new TierStatus(name, breaker);
        HttpModelClient wire = new HttpModelClient(vertx, name, settings);

        int maxCallChars = Math.toIntExact(settings.maxEventSize().asLongValue());
        ModelClient withTools = settings.supportsTools()
                ? new WrittenCallsModelClient(wire, maxCallChars)
                : new PromptedToolsModelClient(wire, maxCallChars);
        ModelClient limited = rateLimited(withTools, name, settings);
        ModelClient withinQuota = withinQuota(limited, name, settings, tokens);
        ModelClient bounded = new BulkheadModelClient(withinQuota, bulkheads.bulkhead(name, bulkhead(settings)));
        ModelClient guarded = new CircuitBreakerModelClient(bounded, breaker);
        ModelClient retrying = new RetryingModelClient(new HeldAnswerModelClient(guarded), retry, vertx);
        ModelClient continuing = settings.supportsContinuation()
                ? new ContinuingModelClient(retrying, name, retrySettings.maxAttempts(), meters)
                : retrying;
        ModelClient trimming = new ContextTrimModelClient(continuing, name, limit, tokens, meters);
        return new InferenceTier(
                new MeteredModelClient(trimming, status, settings.model(), prices, meters), status, wire);
    }

    private ModelClient rateLimited(ModelClient inner, String name, ModelConfig.Tier settings) {
        if (settings.requestsPerSecond().isEmpty()) {
            return inner;
        }
        RateLimiterConfig config =
                RateLimits.of(name, settings.requestsPerSecond().getAsDouble(), settings.quotaWait());
        return new RateLimitModelClient(inner, limiters.rateLimiter(name, config), vertx, meters);
    }

    private ModelClient withinQuota(ModelClient inner, String name, ModelConfig.Tier settings, TierTokens tokens) {
        if (settings.tokensPerMinute().isEmpty()) {
            return inner;
        }
        TokenQuota quota = new TokenQuota(name, settings.tokensPerMinute().getAsInt(), settings.quotaWait());
        return new TokenQuotaModelClient(inner, quota, tokens, settings.maxTokens(), vertx, meters);
    }

    private void log(CircuitBreakerOnStateTransitionEvent event) {
        LOG.infof(
                "Model tier circuit breaker changed: tier=%s state=%s",
                event.getCircuitBreakerName(), event.getStateTransition().getToState());
    }

    private static BulkheadConfig bulkhead(ModelConfig.Tier settings) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(settings.maxConcurrent())
                .maxWaitDuration(Duration.ZERO)
                .build();
    }

    private static CircuitBreakerConfig breaker(ModelConfig.Tier settings) {
        return CircuitBreakers.config(settings.breaker())
                // A long answer does not mean a slow tier: the stream's own deadlines decide what is too slow.
                .slowCallDurationThreshold(settings.totalTimeout().plusSeconds(1))
                .ignoreException(thrown -> !countsAgainstTier(thrown))
                .build();
    }

    private static boolean countsAgainstTier(Throwable thrown) {
        return !(thrown instanceof ModelFailure failure) || failure.reason().countsAgainstTier();
    }
}
