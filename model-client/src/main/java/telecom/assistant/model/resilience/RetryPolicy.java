package telecom.assistant.model.resilience;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import telecom.assistant.model.ModelFailure;

/**
 * Decides when a tier is asked again: never after the first token, only after failures that may be temporary, after a
 * pause that doubles each time, and not before the tier's {@code Retry-After}. A tier that asks for a longer pause than
 * is allowed is not asked again.
 */
public final class RetryPolicy {

    private static final double GROWTH = 2;
    private static final double JITTER = 0.2;

    private RetryPolicy() {}

    public static RetryConfig of(int maxAttempts, Duration initialDelay, Duration maxDelay) {
        IntervalFunction backOff = IntervalFunction.ofExponentialRandomBackoff(
                initialDelay.toMillis(), GROWTH, JITTER, maxDelay.toMillis());
        return RetryConfig.<Void>custom()
                .maxAttempts(maxAttempts)
                .retryOnException(failure -> isRetryable(failure, maxDelay))
                .intervalBiFunction((attempt, outcome) ->
                        Math.max(backOff.apply(attempt), withJitter(requestedPauseMillis(outcome.getLeft()))))
                .build();
    }

    private static boolean isRetryable(Throwable thrown, Duration patience) {
        return thrown instanceof ModelFailure failure
                && !failure.emitted()
                && failure.reason().isTransient()
                && failure.retryAfter().orElse(Duration.ZERO).compareTo(patience) <= 0;
    }

    /** Extends the pause at random, because the tier may have asked many clients for the same one. */
    private static long withJitter(long millis) {
        return millis + (long) (millis * JITTER * ThreadLocalRandom.current().nextDouble());
    }

    private static long requestedPauseMillis(Throwable thrown) {
        return thrown instanceof ModelFailure failure
                ? failure.retryAfter().orElse(Duration.ZERO).toMillis()
                : 0;
    }
}
