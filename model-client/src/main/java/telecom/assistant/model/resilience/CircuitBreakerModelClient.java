package telecom.assistant.model.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.smallrye.mutiny.Multi;
import java.util.concurrent.TimeUnit;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;

/** Leaves a tier alone that failed too often: requests then fail at once with {@link Reason#CIRCUIT_OPEN}. */
public final class CircuitBreakerModelClient implements ModelClient {

    private final ModelClient inner;
    private final CircuitBreaker breaker;

    /** @param breaker named like the tier; its configuration decides which failures count */
    public CircuitBreakerModelClient(ModelClient inner, CircuitBreaker breaker) {
        this.inner = inner;
        this.breaker = breaker;
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return Multi.createFrom().deferred(() -> {
            if (!breaker.tryAcquirePermission()) {
                return Multi.createFrom()
                        .failure(new ModelFailure(
                                Reason.CIRCUIT_OPEN, breaker.getName(), false, "it failed too often lately"));
            }
            return Permit.hold(new Attempt(breaker, System.nanoTime()), inner.stream(request));
        });
    }

    private record Attempt(CircuitBreaker breaker, long start) implements Permit {

        @Override
        public void unused() {
            breaker.releasePermission();
        }

        @Override
        public void succeeded() {
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }

        @Override
        public void failed(Throwable failure) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, failure);
        }
    }
}
