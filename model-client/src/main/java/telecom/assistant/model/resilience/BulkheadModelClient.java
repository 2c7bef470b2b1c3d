package telecom.assistant.model.resilience;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.smallrye.mutiny.Multi;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.reactive.GuardedStream;

/**
 * Limits the number of concurrent streams: any further one fails at once with {@link Reason#BULKHEAD_FULL}.
 *
 * @param bulkhead the bulkhead, which is named after the tier and has no waiting time
 */
public record BulkheadModelClient(ModelClient inner, Bulkhead bulkhead) implements ModelClient {

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return GuardedStream.of(this::enter, permit -> inner.stream(request));
    }

    private Permit<ModelChunk> enter() {
        if (!bulkhead.tryAcquirePermission()) {
            throw full();
        }
        return new Permit<>(bulkhead::releasePermission, bulkhead::onComplete, failure -> bulkhead.onComplete());
    }

    private ModelFailure full() {
        return new ModelFailure(
                Reason.BULKHEAD_FULL,
                bulkhead.getName(),
                false,
                "the limit assistant.model.tiers." + bulkhead.getName() + ".max-concurrent is reached");
    }
}
