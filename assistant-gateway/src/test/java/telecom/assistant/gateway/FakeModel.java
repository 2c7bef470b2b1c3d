package telecom.assistant.gateway;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.Usage;

/** A model whose answers a test writes token by token. */
public final class FakeModel implements ModelClient {

    private final List<Answer> answers = new ArrayList<>();

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return Multi.createFrom().<ModelChunk>emitter(emitter -> answers.add(new Answer(request, emitter)));
    }

    /** What the model was asked for this purpose, in order. */
    public List<Answer> answers(Purpose purpose) {
        return answers.stream()
                .filter(answer -> answer.request().purpose() == purpose)
                .toList();
    }

    /** The last reply that the model was asked for. */
    public Answer reply() {
        return last(Purpose.REPLY);
    }

    /** The last suggestions that the model was asked for. */
    public Answer suggestions() {
        return last(Purpose.SUGGESTION);
    }

    /** The last summary that the model was asked for. */
    public Answer summary() {
        return last(Purpose.SUMMARY);
    }

    /** The last judgement of a turn's effort that the model was asked for. */
    public Answer classification() {
        return last(Purpose.CLASSIFICATION);
    }

    private Answer last(Purpose purpose) {
        List<Answer> asked = answers(purpose);
        if (asked.isEmpty()) {
            throw new AssertionError(purpose + ": the model was not asked");
        }
        return asked.get(asked.size() - 1);
    }

    /** An answer under way. */
    public static final class Answer {

        private final ModelRequest request;
        private final MultiEmitter<? super ModelChunk> emitter;
        private boolean ended;
        private boolean cancelled;

        private Answer(ModelRequest request, MultiEmitter<? super ModelChunk> emitter) {
            this.request = request;
            this.emitter = emitter;
            emitter.onTermination(() -> cancelled = !ended);
        }

        public ModelRequest request() {
            return request;
        }

        /** Whether the upstream stream was closed before its end. */
        public boolean isCancelled() {
            return cancelled;
        }

        /** The tier begins to answer. */
        public Answer open(String tier) {
            emitter.emit(new ModelChunk.Opened(tier, "test-model"));
            return this;
        }

        public Answer say(String... tokens) {
            for (String token : tokens) {
                emitter.emit(new ModelChunk.Content(token));
            }
            return this;
        }

        public Answer think(String text) {
            emitter.emit(new ModelChunk.Reasoning(text));
            return this;
        }

        public Answer call(String tool, String arguments) {
            return call(new ToolCall("call-1", tool, arguments));
        }

        /** Calls several tools at once. */
        public Answer call(ToolCall... calls) {
            emitter.emit(new ModelChunk.ToolCalls(List.of(calls)));
            return this;
        }

        public void finish() {
            finish(FinishReason.STOP);
        }

        public void finish(FinishReason reason) {
            ended = true;
            emitter.emit(new ModelChunk.Finished(reason, Optional.empty()));
            emitter.complete();
        }

        /** Ends the answer with the usage that the tier counted. */
        public void finish(String tier, Usage usage) {
            ended = true;
            emitter.emit(new ModelChunk.Opened(tier, "test-model"));
            emitter.emit(new ModelChunk.Finished(FinishReason.STOP, Optional.of(usage)));
            emitter.complete();
        }

        public void fail(Throwable failure) {
            ended = true;
            emitter.fail(failure);
        }
    }
}
