package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import java.util.Optional;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.meter.ModelMeters.TrimCause;
import telecom.assistant.model.reactive.GuardedStream;
import telecom.assistant.model.reactive.StreamGuard;
import telecom.assistant.model.tokens.TierTokens;

/**
 * Shortens the history of a request that is too long for its tier. Before the tier is asked, as many blocks as the
 * estimate requires are left out; when the tier still answers {@link Reason#CONTEXT_TOO_LONG}, one more block is left
 * out and the tier is asked once more. The instructions and the exchange to be answered stay, and tool calls stay with
 * their results; see {@link TrimmableHistory}.
 */
public record ContextTrimModelClient(
        ModelClient inner, String tier, ContextLimit limit, TierTokens tokens, ModelMeters meters)
        implements ModelClient {

    /** @throws IllegalArgumentException when the limit is not positive, naming the setting */
    public ContextTrimModelClient {
        limit.limit().ifPresent(length -> {
            if (length < 1) {
                throw new IllegalArgumentException(
                        "assistant.model.tiers." + tier + ".context-limit: " + length + " (expected: > 0)");
            }
        });
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return GuardedStream.of(() -> new Attempts(fitting(request)), Attempts::stream);
    }

    private final class Attempts implements StreamGuard<ModelChunk> {
        private ModelRequest request;
        private boolean askedAgain;

        Attempts(ModelRequest request) {
            this.request = request;
        }

        Multi<ModelChunk> stream() {
            return inner.stream(request);
        }

        @Override
        public void item(ModelChunk chunk) {
            if (chunk instanceof ModelChunk.Finished finished) {
                finished.usage().ifPresent(usage -> tokens.learn(request, usage));
            }
        }

        @Override
        public Multi<ModelChunk> insteadOf(Throwable failure) {
            if (askedAgain || !isTooLong(failure)) {
                return null;
            }
            askedAgain = true;
            return shortened(request, TrimCause.REFUSED).map(this::ask).orElse(null);
        }

        private Multi<ModelChunk> ask(ModelRequest shorter) {
            request = shorter;
            return stream();
        }
    }

    private ModelRequest fitting(ModelRequest request) {
        if (!limit.isExceededBy(request, tokens)) {
            return request;
        }
        // When nothing more can be left out, the estimate may be wrong: let the tier decide.
        return shortened(request, TrimCause.ESTIMATE).map(this::fitting).orElse(request);
    }

    private Optional<ModelRequest> shortened(ModelRequest request, TrimCause cause) {
        Optional<ModelRequest> shorter = TrimmableHistory.withoutOldestBlock(request);
        shorter.ifPresent(ignored -> meters.trimmed(request.routing(), tier, cause));
        return shorter;
    }

    private static boolean isTooLong(Throwable thrown) {
        return thrown instanceof ModelFailure failure
                && failure.reason() == Reason.CONTEXT_TOO_LONG
                && !failure.emitted();
    }
}
