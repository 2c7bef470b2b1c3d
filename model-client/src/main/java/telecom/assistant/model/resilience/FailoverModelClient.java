package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import java.util.List;
import org.jboss.logging.Logger;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.meter.ModelMeters;

/**
 * Asks the next tier when one fails before its first token for a reason that lies with that tier. The failure of the
 * last tier is the outcome; the earlier ones are attached to it as suppressed.
 *
 * @param tiers in the order in which they are asked; at least one
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
        return from(0, request);
    }

    private Multi<ModelChunk> from(int index, ModelRequest request) {
        Multi<ModelChunk> answer = tiers.get(index).stream(request);
        if (index == tiers.size() - 1) {
            return answer;
        }
        return answer.onFailure(FailoverModelClient::mayBeAnsweredElsewhere).recoverWithMulti(failure -> {
            recordFailover(request, (ModelFailure) failure, meters);
            return from(index + 1, request).onFailure().invoke(last -> last.addSuppressed(failure));
        });
    }

    static boolean mayBeAnsweredElsewhere(Throwable thrown) {
        return thrown instanceof ModelFailure failure && failure.mayBeAnsweredElsewhere();
    }

    /**
     * Counts that the next tier is asked. This is logged only if the failed tier was really asked, because the other
     * cases may be very frequent.
     */
    static void recordFailover(ModelRequest request, ModelFailure failure, ModelMeters meters) {
        meters.failedOver(request.routing(), failure);
        if (failure.reason().countsAgainstTier()) {
            LOG.warnf("Model tier failed, asking the next: tier=%s reason=%s", failure.tier(), failure.reason());
        }
    }
}
