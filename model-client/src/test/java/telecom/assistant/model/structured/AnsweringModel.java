package telecom.assistant.model.structured;

import io.smallrye.mutiny.Multi;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Usage;

/** A model that gives prepared answers one after another. */
final class AnsweringModel implements ModelClient {

    static final Usage USAGE = new Usage(40, 8, 2, 1);

    final List<ModelRequest> asked = new ArrayList<>();
    int cancelled;

    private final Deque<Multi<ModelChunk>> answers = new ArrayDeque<>();

    void answers(FinishReason reason, String... pieces) {
        answers.add(Multi.createFrom()
                .items(Stream.of(
                                Stream.of(new ModelChunk.Opened("small", "m"), new ModelChunk.Reasoning("{}")),
                                Arrays.stream(pieces).map(ModelChunk.Content::new),
                                Stream.of(new ModelChunk.Finished(reason, Optional.of(USAGE))))
                        .flatMap(part -> part)));
    }

    void fails(ModelFailure failure) {
        answers.add(Multi.createFrom().failure(failure));
    }

    void neverEnds() {
        answers.add(Multi.createFrom().nothing());
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return Multi.createFrom().deferred(() -> {
            asked.add(request);
            return answers.remove().onCancellation().invoke(() -> cancelled++);
        });
    }
}
