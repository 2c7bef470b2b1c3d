package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.TierCapabilities;
import telecom.assistant.model.reactive.GuardedStream;
import telecom.assistant.model.reactive.StreamGuard;

/**
 * Repeats a request once if the tier refuses a field that it accepted earlier, such as after a restart with other
 * options. By then its earlier answers have been forgotten, so the second request has only the fields that the settings
 * demand. After a refusal that names no field, the request is repeated only if the answers have been forgotten.
 */
public record FieldFallbackModelClient(ModelClient inner, TierCapabilities capabilities) implements ModelClient {

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return GuardedStream.of(() -> new Asked(request, capabilities.relyOnAnswers()), asked -> inner.stream(request));
    }

    private final class Asked implements StreamGuard<ModelChunk> {

        private final ModelRequest request;
        private boolean mayAskAgain;

        Asked(ModelRequest request, boolean mayAskAgain) {
            this.request = request;
            this.mayAskAgain = mayAskAgain;
        }

        @Override
        public Multi<ModelChunk> insteadOf(Throwable failure) {
            if (!mayAskAgain || !(failure instanceof ModelFailure known) || !mayBeAboutField(known)) {
                return null;
            }
            mayAskAgain = false;
            return inner.stream(request);
        }

        private boolean mayBeAboutField(ModelFailure failure) {
            return failure.refused().isPresent()
                    || (failure.reason() == Reason.REJECTED && !capabilities.relyOnAnswers());
        }
    }
}
