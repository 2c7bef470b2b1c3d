package telecom.assistant.model.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.smallrye.mutiny.Multi;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import telecom.assistant.model.BreakerConfig;
import telecom.assistant.model.reactive.GuardedStream;

/** Resilience4j's circuit breaker around a stream; {@link Permit} defines how a cancelled stream counts. */
public final class CircuitBreakers {

    private CircuitBreakers() {}

    /** The configuration that the settings describe; the caller adds which failures count. */
    public static CircuitBreakerConfig.Builder config(BreakerConfig settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimumRequests())
                .failureRateThreshold(settings.failureRate())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.trialRequests());
    }

    /**
     * The same stream, but every subscription to it is counted by the breaker.
     *
     * @param whenOpen the failure while the breaker is open; the stream is not created then
     */
    public static <T> Multi<T> guard(
            CircuitBreaker breaker, Supplier<? extends RuntimeException> whenOpen, Supplier<Multi<T>> stream) {
        return GuardedStream.of(() -> CircuitBreakers.<T>enter(breaker, whenOpen), permit -> stream.get());
    }

    private static <T> Permit<T> enter(CircuitBreaker breaker, Supplier<? extends RuntimeException> whenOpen) {
        if (!breaker.tryAcquirePermission()) {
            throw whenOpen.get();
        }
        long start = System.nanoTime();
        return new Permit<>(
                breaker::releasePermission,
                () -> breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS),
                failure -> breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, failure));
    }
}
