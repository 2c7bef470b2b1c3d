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
 * Has a tier continue an answer that broke off after it had begun, from exactly the text that was passed on, so that
 * the subscriber sees one text. Answers with tool calls and JSON answers are not continued. Can be used only for tiers
 * that support continuing a final message.
 *
 * @param inner the client that gives the answer and each continuation
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
                : GuardedStream.of(() -> new ContinuedAnswer(request), answer -> inner.stream(request));
    }

    /** An answer and its continuations. */
    private final class ContinuedAnswer implements StreamGuard<ModelChunk> {

        private final ModelRequest request;
        private final StringBuilder text = new StringBuilder();
        private boolean hasCalls;
        private int continuations;

        ContinuedAnswer(ModelRequest request) {
            this.request = request;
        }

        @Override
        public void item(ModelChunk chunk) {
            if (chunk instanceof ModelChunk.Content content) {
                text.append(content.text());
            } else if (chunk instanceof ModelChunk.ToolCalls) {
                hasCalls = true;
            }
        }

        @Override
        public Multi<ModelChunk> after(Throwable failure) {
            boolean brokenOff = failure instanceof ModelFailure model && BROKEN_OFF.contains(model.reason());
            if (!brokenOff || hasCalls || text.toString().isBlank() || continuations >= attempts) {
                return null;
            }
            continuations++;
            meters.continued(request.routing(), tier);
            return inner.stream(request.continuedAfter(text.toString()))
                    .select()
                    .where(chunk -> !(chunk instanceof ModelChunk.Opened));
        }
    }
}
