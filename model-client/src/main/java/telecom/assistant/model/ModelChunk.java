package telecom.assistant.model;

import java.util.List;
import java.util.Optional;

/** A piece of a streamed answer. {@link ModelClient} says in which order they come. */
public sealed interface ModelChunk {

    /**
     * The first token is there. From here on no retry and no other tier is tried.
     *
     * @param tier the configured name of the tier that answers
     * @param model the model id as that tier states it
     */
    record Opened(String tier, String model) implements ModelChunk {}

    /** The next piece of the answer; never empty, possibly only white space. */
    record Content(String text) implements ModelChunk {}

    /** The next piece of the model's thinking: never for a subscriber. */
    record Reasoning(String text) implements ModelChunk {}

    /** All tool calls of the answer, whole, at most once and just before {@link Finished}. */
    record ToolCalls(List<ToolCall> calls) implements ModelChunk {
        public ToolCalls {
            calls = List.copyOf(calls);
        }
    }

    /** The answer ended as the model meant it to; always the last item. */
    record Finished(FinishReason reason, Optional<Usage> usage) implements ModelChunk {}
}
