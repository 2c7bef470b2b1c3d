package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Usage;

/** A tier that fails a given number of times and then leaves its answer to the test. */
final class FakeTier implements ModelClient {

    static final ModelChunk OPENED = new ModelChunk.Opened("fake", "model");
    static final ModelChunk FINISHED = new ModelChunk.Finished(FinishReason.STOP, Optional.empty());

    private final Deque<ModelFailure> failures;
    private final List<ModelRequest> requests = new ArrayList<>();
    private volatile int asked;
    private volatile boolean over;
    private volatile MultiEmitter<? super ModelChunk> answer;

    FakeTier(ModelFailure... failures) {
        this.failures = new ArrayDeque<>(Arrays.asList(failures));
    }

    static ModelFailure failure(Reason reason) {
        return new ModelFailure(reason, "fake", false, "as scripted");
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            requests.add(request);
                            answer = emitter;
                            asked = requests.size();
                            emitter.onTermination(() -> over = true);
                            if (!failures.isEmpty()) {
                                emitter.fail(failures.poll());
                            }
                        },
                        BackPressureStrategy.BUFFER);
    }

    void opens() {
        answer.emit(OPENED);
    }

    void says(String text) {
        answer.emit(new ModelChunk.Content(text));
    }

    void finishes() {
        answer.emit(FINISHED).complete();
    }

    void finishes(Usage usage) {
        answer.emit(new ModelChunk.Finished(FinishReason.STOP, Optional.of(usage)))
                .complete();
    }

    void fails(ModelFailure failure) {
        answer.fail(failure);
    }

    int asked() {
        return asked;
    }

    ModelRequest lastRequest() {
        return requests.get(requests.size() - 1);
    }

    /** How many items were requested and not delivered yet. */
    long requested() {
        return answer.requested();
    }

    /** Whether the last answer is over, because it ended or was cancelled. */
    boolean isOver() {
        return over;
    }
}
