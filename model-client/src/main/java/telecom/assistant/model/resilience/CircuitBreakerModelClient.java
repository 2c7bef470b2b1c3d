package telecom.assistant.model.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.smallrye.mutiny.Multi;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;

/**
 * Sends no requests to a tier that has failed too often: they then fail at once with {@link Reason#CIRCUIT_OPEN}.
 *
 * @param breaker the circuit breaker, which is named after the tier; its configuration decides which failures count
 */
public record CircuitBreakerModelClient(ModelClient inner, CircuitBreaker breaker) implements ModelClient {

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return CircuitBreakers.guard(breaker, this::circuitOpen, () -> inner.stream(request));
    }

    private ModelFailure circuitOpen() {
        return new ModelFailure(Reason.CIRCUIT_OPEN, breaker.getName(), false, "it has failed too often lately");
    }
}
