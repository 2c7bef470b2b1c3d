package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;

/** A tier that fails so often and then leaves its answer to the test. */
final class FakeTier implements ModelClient {

    static final ModelChunk OPENED = new ModelChunk.Opened("fake", "model");
    static final ModelChunk FINISHED = new ModelChunk.Finished(FinishReason.STOP, Optional.empty());

    private final Deque<ModelFailure> failures;
    private int asked;
    private boolean cancelled;
    private MultiEmitter<? super ModelChunk> answer;

    FakeTier(ModelFailure... failures) {
        this.failures = new ArrayDeque<>(Arrays.asList(failures));
    }

    static ModelFailure failure(Reason reason) {
        return new ModelFailure(reason, "fake", false, "as told");
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return Multi.createFrom().emitter(emitter -> {
            asked++;
            answer = emitter;
            emitter.onTermination(() -> cancelled = true);
            if (!failures.isEmpty()) {
                emitter.fail(failures.poll());
            }
        });
    }

    void opens() {
        answer.emit(OPENED);
    }

    void finishes() {
        answer.emit(FINISHED).complete();
    }

    void fails(ModelFailure failure) {
        answer.fail(failure);
    }

    int asked() {
        return asked;
    }

    boolean cancelled() {
        return cancelled;
    }
}
