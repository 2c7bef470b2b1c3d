package telecom.assistant.gateway.bss;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.TimeUnit;
import telecom.assistant.gateway.bss.BssFailure.Reason;

/** Resilience4j's circuit breaker around a {@link Uni}. A request that is cancelled counts as neither. */
final class BssBreaker {

    private BssBreaker() {}

    static CircuitBreakerConfig settings(BssConfig.Breaker breaker) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(breaker.minimumRequests())
                .failureRateThreshold(breaker.failureRate())
                .waitDurationInOpenState(breaker.openFor())
                .permittedNumberOfCallsInHalfOpenState(breaker.trialRequests())
                .ignoreException(thrown ->
                        thrown instanceof BssFailure known && !known.reason().countsAgainstBss())
                .build();
    }

    static <T> Uni<T> guard(CircuitBreaker breaker, Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            if (!breaker.tryAcquirePermission()) {
                return Uni.createFrom().failure(new BssFailure(Reason.LEFT_ALONE, "it failed too often lately"));
            }
            long start = System.nanoTime();
            return work.onTermination().invoke((item, failure, cancelled) -> {
                long nanos = System.nanoTime() - start;
                if (cancelled) {
                    breaker.releasePermission();
                } else if (failure != null) {
                    breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
                } else {
                    breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
                }
            });
        });
    }
}
