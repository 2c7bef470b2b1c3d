package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import java.util.List;
import org.jboss.logging.Logger;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;

/**
 * Asks the next tier when one fails before its first token for a reason of its own. The failure of the last tier is the
 * outcome; those before it are among its suppressed ones.
 */
public final class FailoverModelClient implements ModelClient {

    private static final Logger LOG = Logger.getLogger(FailoverModelClient.class);

    private final List<ModelClient> tiers;

    /** @param tiers in the order in which they are asked; at least one */
    public FailoverModelClient(List<? extends ModelClient> tiers) {
        this.tiers = List.copyOf(tiers);
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
            ModelFailure known = (ModelFailure) failure;
            LOG.warnf("Model tier failed, asking the next: tier=%s reason=%s", known.tier(), known.reason());
            return from(index + 1, request).onFailure().invoke(last -> last.addSuppressed(failure));
        });
    }

    private static boolean mayBeAnsweredElsewhere(Throwable thrown) {
        return thrown instanceof ModelFailure failure
                && !failure.emitted()
                && failure.reason().isOfThisTier();
    }
}
