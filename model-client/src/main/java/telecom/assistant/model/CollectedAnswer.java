package telecom.assistant.model;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * A streamed answer, put together from its chunks without the model's thinking. Not thread-safe until the stream has
 * ended.
 */
public final class CollectedAnswer implements ModelChunk.Handler<Void> {

    private final StringBuilder text = new StringBuilder();
    private List<ToolCall> toolCalls = List.of();
    private Optional<ModelChunk.Opened> opened = Optional.empty();
    private Optional<ModelChunk.Finished> finished = Optional.empty();

    /**
     * The whole answer, or its beginning if it is longer than {@code maxChars}; the rest of the stream is then
     * cancelled.
     */
    public static Uni<CollectedAnswer> of(Multi<ModelChunk> stream, int maxChars) {
        return Uni.createFrom().deferred(() -> {
            CollectedAnswer answer = new CollectedAnswer();
            return stream.onItem()
                    .invoke(answer::add)
                    .select()
                    .first(chunk -> answer.text.length() <= maxChars)
                    .onItem()
                    .ignoreAsUni()
                    .replaceWith(answer);
        });
    }

    public void add(ModelChunk chunk) {
        chunk.handle(this);
    }

    @Override
    public Void on(ModelChunk.Opened chunk) {
        opened = Optional.of(chunk);
        return null;
    }

    @Override
    public Void on(ModelChunk.Content chunk) {
        text.append(chunk.text());
        return null;
    }

    @Override
    public Void on(ModelChunk.Reasoning chunk) {
        return null;
    }

    @Override
    public Void on(ModelChunk.ToolCalls chunk) {
        toolCalls = chunk.calls();
        return null;
    }

    @Override
    public Void on(ModelChunk.Finished chunk) {
        finished = Optional.of(chunk);
        return null;
    }

    public String text() {
        return text.toString();
    }

    public List<ToolCall> toolCalls() {
        return toolCalls;
    }

    /** The tier and model that answer; empty until the first token has arrived. */
    public Optional<ModelChunk.Opened> opened() {
        return opened;
    }

    /** Why the answer ended; empty while it has not. */
    public Optional<FinishReason> finish() {
        return finished.map(ModelChunk.Finished::reason);
    }

    public Optional<Usage> usage() {
        return finished.flatMap(ModelChunk.Finished::usage);
    }
}
