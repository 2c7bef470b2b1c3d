package telecom.assistant.model.tool;

import java.util.ArrayList;
import java.util.List;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ToolCall;

/** One answer that has calls in its text, processed chunk by chunk. Not thread-safe. */
final class PromptedAnswer implements ModelChunk.Handler<List<ModelChunk>> {

    private final ToolNames names;
    private final int maxCallChars;
    private final CallSplitter splitter = new CallSplitter(this::text, this::call);
    private final List<ToolCall> calls = new ArrayList<>();
    private List<ModelChunk> out = new ArrayList<>();
    private String tier = "";
    private int callChars;

    PromptedAnswer(ToolNames names, int maxCallChars) {
        this.names = names;
        this.maxCallChars = maxCallChars;
    }

    /** What a chunk of the tier becomes. Throws the {@link ModelFailure} that ends the answer. */
    List<ModelChunk> chunks(ModelChunk chunk) {
        out = new ArrayList<>(2);
        return chunk.handle(this);
    }

    @Override
    public List<ModelChunk> on(ModelChunk.Opened chunk) {
        tier = chunk.tier();
        return List.of(chunk);
    }

    @Override
    public List<ModelChunk> on(ModelChunk.Content chunk) {
        splitter.feed(chunk.text());
        checkLimit(splitter.held());
        return out;
    }

    @Override
    public List<ModelChunk> on(ModelChunk.Reasoning chunk) {
        return List.of(chunk);
    }

    /** A server with a parser of its own may find calls even though it was not asked to. */
    @Override
    public List<ModelChunk> on(ModelChunk.ToolCalls chunk) {
        calls.addAll(chunk.calls());
        return out;
    }

    @Override
    public List<ModelChunk> on(ModelChunk.Finished chunk) {
        boolean cut = !chunk.reason().isWhole();
        splitter.end(cut);
        if (calls.isEmpty()) {
            out.add(chunk);
        } else {
            out.add(new ModelChunk.ToolCalls(calls));
            out.add(new ModelChunk.Finished(FinishReason.TOOL_CALLS, chunk.usage()));
        }
        return out;
    }

    private void text(String text) {
        out.add(new ModelChunk.Content(text));
    }

    private void call(String body) {
        checkLimit(body.length());
        callChars += body.length();
        for (ToolCall call : WrittenCalls.in(body)) {
            calls.add(new ToolCall(
                    call.id(), names.meant(call.name()), WrittenArguments.objectIn(call.arguments())));
        }
    }

    private void checkLimit(int more) {
        if (callChars + more > maxCallChars) {
            throw new ModelFailure(Reason.INTERRUPTED, tier, true, "the tool calls exceed max-event-size");
        }
    }
}
