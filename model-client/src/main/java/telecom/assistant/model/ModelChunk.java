package telecom.assistant.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A piece of a streamed answer. {@link ModelClient} defines the order of the chunks. */
public sealed interface ModelChunk {

    /** How many tokens the request used, if this chunk reports it. */
    default Optional<Usage> usage() {
        return Optional.empty();
    }

    /** What the model wrote in this chunk: text, reasoning, or the names and arguments of calls; empty if nothing. */
    String written();

    /** Calls the handler's method for this kind of chunk. */
    <R> R handle(Handler<R> handler);

    /** Handles each kind of chunk; a new kind needs a method here, and therefore in every handler. */
    interface Handler<R> {
        R on(Opened chunk);

        R on(Content chunk);

        R on(Reasoning chunk);

        R on(ToolCalls chunk);

        R on(Finished chunk);
    }

    /**
     * The first text, or all calls, have arrived. From here on nothing is retried and no other tier is tried. Any
     * reasoning and white space that came first follow as chunks of their own.
     *
     * @param tier the configured name of the tier that answers
     * @param model the model id as that tier states it
     */
    record Opened(String tier, String model) implements ModelChunk {
        @Override
        public String written() {
            return "";
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The next piece of the answer; never empty, possibly only white space. */
    record Content(String text) implements ModelChunk {
        @Override
        public String written() {
            return text;
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The next piece of the model's reasoning, which subscribers never see. */
    record Reasoning(String text) implements ModelChunk {
        @Override
        public String written() {
            return text;
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** All tool calls of the answer, complete, at most once and just before {@link Finished}. */
    record ToolCalls(List<ToolCall> calls) implements ModelChunk {
        public ToolCalls {
            calls = List.copyOf(calls);
        }

        @Override
        public String written() {
            return calls.stream().map(call -> call.name() + call.arguments()).collect(Collectors.joining());
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The answer has ended, for the reason that the tier states; always the last item. */
    record Finished(FinishReason reason, Optional<Usage> usage) implements ModelChunk {
        @Override
        public String written() {
            return "";
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }
}
