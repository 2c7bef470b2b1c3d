package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jboss.logging.Logger;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.reactive.GuardedStream;
import telecom.assistant.model.reactive.StreamGuard;

/**
 * Asks the next tier when one fails before its first token for a reason that lies with that tier. The failure of the
 * last tier is the outcome; the earlier ones are attached to it as suppressed.
 *
 * @param tiers the tiers, in the order in which they are asked; at least one
 */
public record FailoverModelClient(List<ModelClient> tiers, ModelMeters meters) implements ModelClient {

    private static final Logger LOG = Logger.getLogger(FailoverModelClient.class);

    public FailoverModelClient {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("tiers: none (expected: at least one)");
        }
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return tiers.size() == 1
                ? tiers.get(0).stream(request)
                : GuardedStream.of(() -> new TiersInTurn(request), TiersInTurn::next);
    }

    private final class TiersInTurn implements StreamGuard<ModelChunk> {
        private final ModelRequest request;
        private final Iterator<ModelClient> remaining = tiers.iterator();
        private final List<Throwable> earlier = new ArrayList<>();

        TiersInTurn(ModelRequest request) {
            this.request = request;
        }

        Multi<ModelChunk> next() {
            return remaining.next().stream(request);
        }

        @Override
        public Multi<ModelChunk> insteadOf(Throwable failure) {
            if (!remaining.hasNext() || !mayBeAnsweredElsewhere(failure)) {
                return null;
            }
            recordFailover(request, (ModelFailure) failure, meters);
            earlier.add(failure);
            return next();
        }

        @Override
        public void ended(Throwable failure, boolean cancelled, boolean answered) {
            if (failure != null) {
                earlier.forEach(failure::addSuppressed);
            }
        }
    }

    static boolean mayBeAnsweredElsewhere(Throwable thrown) {
        return thrown instanceof ModelFailure failure && failure.mayBeAnsweredElsewhere();
    }

    /**
     * Counts that the next tier is asked. This is logged only if the failed tier was actually asked, because the other
     * cases may be very frequent.
     */
    static void recordFailover(ModelRequest request, ModelFailure failure, ModelMeters meters) {
        meters.failedOver(request.routing(), failure);
        if (failure.reason().countsAgainstTier()) {
            LOG.warnf("Model tier failed, asking the next: tier=%s cause=%s", failure.tier(), failure.getMessage());
        }
    }
}
