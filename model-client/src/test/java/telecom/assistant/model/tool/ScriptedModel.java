package telecom.assistant.model.tool;

import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Usage;

/** A tier that answers with these chunks, and notes what it was asked and how much was requested from it. */
final class ScriptedModel implements ModelClient {

    static final Usage USAGE = new Usage(40, 8, 0, 0);

    final List<ModelRequest> asked = new ArrayList<>();
    long demanded;
    boolean cancelled;

    private final List<ModelChunk> chunks;

    ScriptedModel(List<ModelChunk> chunks) {
        this.chunks = chunks;
    }

    static ScriptedModel saying(FinishReason reason, String... pieces) {
        return new ScriptedModel(Stream.of(
                        Stream.of(new ModelChunk.Opened("small", "A.X-4.0-Light")),
                        Arrays.stream(pieces).map(ModelChunk.Content::new),
                        Stream.of(new ModelChunk.Finished(reason, Optional.of(USAGE))))
                .<ModelChunk>flatMap(part -> part)
                .toList());
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return Multi.createFrom()
                .iterable(chunks)
                .onRequest()
                .invoke(more -> demanded += more)
                .onCancellation()
                .invoke(() -> cancelled = true)
                .onSubscription()
                .invoke(() -> asked.add(request));
    }
}
