package telecom.assistant.gateway.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.model.ToolSpec;

/** A tool whose calls the test answers. Its only argument, a text called {@code what}, is required. */
public final class FakeTool implements AssistantTool {

    private final String name;
    private final List<Call> calls = new ArrayList<>();
    private Assurance assurance = Assurance.NONE;
    private boolean available = true;
    private boolean hasSideEffects;

    public FakeTool(String name) {
        this.name = name;
    }

    /** Requires the subscriber to be identified at least this well. */
    public FakeTool needing(Assurance needed) {
        assurance = needed;
        return this;
    }

    /** Makes it a tool with side effects. */
    public FakeTool withSideEffects() {
        hasSideEffects = true;
        return this;
    }

    /** Makes it unavailable, as if something that it needs were not configured. */
    public FakeTool unavailable() {
        available = false;
        return this;
    }

    /** A call under way. */
    public static final class Call {

        private final ToolContext context;
        private final JsonNode arguments;
        private final UniEmitter<? super ToolOutcome> emitter;
        private boolean ended;
        private boolean cancelled;

        private Call(ToolContext context, JsonNode arguments, UniEmitter<? super ToolOutcome> emitter) {
            this.context = context;
            this.arguments = arguments;
            this.emitter = emitter;
            emitter.onTermination(() -> cancelled = !ended);
        }

        public ToolContext context() {
            return context;
        }

        public JsonNode arguments() {
            return arguments;
        }

        public boolean isCancelled() {
            return cancelled;
        }

        /** The call ends, having found this text. */
        public void answer(String found) {
            end(ToolOutcome.answer(
                    JsonNodeFactory.instance.objectNode().put("found", found),
                    new Note("조회: " + found, "looked up: " + found)));
        }

        /** The call ends with this outcome. */
        void end(ToolOutcome outcome) {
            ended = true;
            emitter.complete(outcome);
        }

        public void fail(Throwable failure) {
            ended = true;
            emitter.fail(failure);
        }
    }

    /** The calls so far, in their order. */
    public List<Call> calls() {
        return calls;
    }

    /** The last call. */
    public Call last() {
        if (calls.isEmpty()) {
            throw new AssertionError(name + ": was not called");
        }
        return calls.get(calls.size() - 1);
    }

    @Override
    public ToolDescription description() {
        ToolSpec spec = new ToolSpec(
                name,
                "Looks something up.",
                new ToolSchema().text("what", 20, "What.").build());
        return new ToolDescription(spec, new Note("조회", "look-up"), assurance);
    }

    @Override
    public boolean hasSideEffects() {
        return hasSideEffects;
    }

    @Override
    public boolean isAvailable() {
        return available;
    }

    @Override
    public Uni<ToolOutcome> call(ToolContext context, JsonNode arguments) {
        return Uni.createFrom().emitter(emitter -> calls.add(new Call(context, arguments, emitter)));
    }
}
