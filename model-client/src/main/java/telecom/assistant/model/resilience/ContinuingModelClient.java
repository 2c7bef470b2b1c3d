package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import java.util.EnumSet;
import java.util.Set;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.reactive.GuardedStream;
import telecom.assistant.model.reactive.StreamGuard;

/**
 * Has a tier go on with an answer that broke off after its first words, from exactly what was passed on: the subscriber
 * sees one text. An answer with calls in it is not continued, nor one that is to be JSON. For tiers that can continue a
 * final message only.
 *
 * @param inner is asked for the answer and for each continuation
 * @param attempts how often an answer may be continued
 */
public record ContinuingModelClient(ModelClient inner, String tier, int attempts, ModelMeters meters)
        implements ModelClient {

    private static final Set<Reason> BROKEN_OFF =
            EnumSet.of(Reason.INTERRUPTED, Reason.STALLED, Reason.UNREACHABLE, Reason.OVERLOADED, Reason.UNAVAILABLE);

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return request.options().json()
                ? inner.stream(request)
                : GuardedStream.of(() -> new Course(request), course -> inner.stream(request));
    }

    /** An answer and its continuations. */
    private final class Course implements StreamGuard<ModelChunk> {

        private final ModelRequest request;
        private final StringBuilder said = new StringBuilder();
        private boolean calling;
        private int continued;

        Course(ModelRequest request) {
            this.request = request;
        }

        @Override
        public void item(ModelChunk chunk) {
            if (chunk instanceof ModelChunk.Content content) {
                said.append(content.text());
            } else if (chunk instanceof ModelChunk.ToolCalls) {
                calling = true;
            }
        }

        @Override
        public Multi<ModelChunk> after(Throwable failure) {
            boolean brokenOff = failure instanceof ModelFailure model && BROKEN_OFF.contains(model.reason());
            if (!brokenOff || calling || said.toString().isBlank() || continued >= attempts) {
                return null;
            }
            continued++;
            meters.continued(request.routing(), tier);
            return inner.stream(request.continuedAfter(said.toString()))
                    .select()
                    .where(chunk -> !(chunk instanceof ModelChunk.Opened));
        }
    }
}
