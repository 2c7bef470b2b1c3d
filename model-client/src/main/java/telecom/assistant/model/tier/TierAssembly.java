package telecom.assistant.model.tier;

import io.github.resilience4j.bulkhead.Bulkhead;
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
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.tls.TlsConfiguration;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import telecom.assistant.model.Capability;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.TierCapabilities;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.resilience.BulkheadModelClient;
import telecom.assistant.model.resilience.CircuitBreakerModelClient;
import telecom.assistant.model.resilience.CircuitBreakers;
import telecom.assistant.model.resilience.ContextLimit;
import telecom.assistant.model.resilience.ContextTrimModelClient;
import telecom.assistant.model.resilience.ContinuingModelClient;
import telecom.assistant.model.resilience.FieldFallbackModelClient;
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
    private final Function<String, Optional<TlsConfiguration>> tlsConfigurations;
    private final Prices prices;
    private final ModelMeters meters;
    private final BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();
    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
    private final RateLimiterRegistry limiters = RateLimiterRegistry.ofDefaults();
    private final RetryRegistry retries = RetryRegistry.ofDefaults();

    TierAssembly(
            Vertx vertx,
            Function<String, Optional<TlsConfiguration>> tlsConfigurations,
            Prices prices,
            ModelMeters meters,
            MeterRegistry registry) {
        this.vertx = vertx;
        this.tlsConfigurations = tlsConfigurations;
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
        TierCapabilities capabilities = TierCapabilities.of(settings);
        TierStatus status = new TierStatus(name, breaker, capabilities);
        HttpModelClient wire = new HttpModelClient(vertx, name, settings, capabilities, tlsConfigurations);
        UnaryOperator<ModelClient> limits = limits(name, settings, tokens);

        ModelClient guarded =
                new CircuitBreakerModelClient(limits.apply(withTools(wire, settings, capabilities)), breaker);
        ModelClient undoubted = new FieldFallbackModelClient(guarded, capabilities);
        ModelClient retrying = new RetryingModelClient(new HeldAnswerModelClient(undoubted), retry, vertx);
        ModelClient continuing = settings.supportsContinuation()
                ? new ContinuingModelClient(retrying, name, retrySettings.maxAttempts(), meters)
                : retrying;
        ModelClient trimming = new ContextTrimModelClient(continuing, name, limit, tokens, meters);
        Probes probes = new Probes(
                name,
                capabilities,
                assumed -> limits.apply(asIf(assumed, wire, settings)),
                new ProbePace(settings.probePause(), System::nanoTime),
                vertx,
                meters,
                prices);
        RestartWatch.watch(breaker, capabilities, probes);
        return new InferenceTier(
                new MeteredModelClient(trimming, status, settings.model(), prices, meters), status, wire, probes);
    }

    /** Chooses for each attempt, because what the tier supports may become known between two of them. */
    private static ModelClient withTools(ModelClient wire, ModelConfig.Tier settings, TierCapabilities capabilities) {
        int maxCallChars = Math.toIntExact(settings.maxEventSize().asLongValue());
        ModelClient supported = new WrittenCallsModelClient(wire, maxCallChars);
        ModelClient prompted = new PromptedToolsModelClient(wire, maxCallChars);
        return request -> (capabilities.has(Capability.TOOLS) ? supported : prompted).stream(request);
    }

    private static ModelClient asIf(TierCapabilities assumed, HttpModelClient wire, ModelConfig.Tier settings) {
        return withTools(wire.with(assumed), settings, assumed);
    }

    /** What keeps requests within the tier's quotas, the same for all of them. */
    private UnaryOperator<ModelClient> limits(String name, ModelConfig.Tier settings, TierTokens tokens) {
        UnaryOperator<ModelClient> requests = requests(name, settings);
        UnaryOperator<ModelClient> perMinute = tokens(name, settings, tokens);
        Bulkhead bulkhead = bulkheads.bulkhead(name, bulkhead(settings));
        return inner -> new BulkheadModelClient(perMinute.apply(requests.apply(inner)), bulkhead);
    }

    private UnaryOperator<ModelClient> requests(String name, ModelConfig.Tier settings) {
        if (settings.requestsPerSecond().isEmpty()) {
            return UnaryOperator.identity();
        }
        RateLimiter limiter = limiters.rateLimiter(
                name, RateLimits.of(name, settings.requestsPerSecond().getAsDouble(), settings.quotaWait()));
        return inner -> new RateLimitModelClient(inner, limiter, vertx, meters);
    }

    private UnaryOperator<ModelClient> tokens(String name, ModelConfig.Tier settings, TierTokens tokens) {
        if (settings.tokensPerMinute().isEmpty()) {
            return UnaryOperator.identity();
        }
        TokenQuota quota = new TokenQuota(name, settings.tokensPerMinute().getAsInt(), settings.quotaWait());
        return inner -> new TokenQuotaModelClient(inner, quota, tokens, settings.maxTokens(), vertx, meters);
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
