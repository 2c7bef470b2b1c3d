package telecom.assistant.model.tool;

import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.ToolSpec;

/** One answer that has calls in its text, processed chunk by chunk. Not thread-safe. */
final class PromptedAnswer implements ModelChunk.Handler<List<ModelChunk>> {

    private final ToolNames names;
    private final int maxCallChars;
    private final BareCallSplitter bare;
    private final CallSplitter splitter;
    private final List<ToolCall> calls = new ArrayList<>();
    private List<ModelChunk> out = new ArrayList<>();
    private String tier = "";
    private int callChars;

    private PromptedAnswer(ToolNames names, Collection<String> tools, int maxCallChars) {
        this.names = names;
        this.maxCallChars = maxCallChars;
        this.bare = new BareCallSplitter(tools, this::text, this::bareCall);
        this.splitter = new CallSplitter(bare::feed, this::call);
    }

    /** The answer to the request, with the calls in its text turned into {@link ModelChunk.ToolCalls}. */
    static Multi<ModelChunk> of(Multi<ModelChunk> answer, ModelRequest request, int maxCallChars) {
        List<String> tools = request.tools().stream().map(ToolSpec::name).toList();
        return Multi.createFrom().deferred(() -> {
            PromptedAnswer reader = new PromptedAnswer(ToolNames.of(request.tools()), tools, maxCallChars);
            return answer.onItem().transformToIterable(reader::chunks);
        });
    }

    /** Translates a chunk from the tier. Throws the {@link ModelFailure} that ends the answer, if there is one. */
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
        checkLimit(splitter.held() + bare.held());
        return out;
    }

    @Override
    public List<ModelChunk> on(ModelChunk.Reasoning chunk) {
        return List.of(chunk);
    }

    /** A server with its own parser may find calls even though it was not asked to. */
    @Override
    public List<ModelChunk> on(ModelChunk.ToolCalls chunk) {
        calls.addAll(chunk.calls());
        return out;
    }

    @Override
    public List<ModelChunk> on(ModelChunk.Finished chunk) {
        boolean cut = !chunk.reason().isWhole();
        splitter.end(cut);
        bare.end();
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

    private void bareCall(String written) {
        call(PythonCalls.asJson(written).orElse(written));
    }

    private void call(String body) {
        checkLimit(body.length());
        callChars += body.length();
        for (ToolCall call : WrittenCalls.readFrom(body)) {
            calls.add(new ToolCall(
                    call.id(), names.toolMeantBy(call.name()), WrittenArguments.objectIn(call.arguments())));
        }
    }

    private void checkLimit(int more) {
        if (callChars + more > maxCallChars) {
            throw new ModelFailure(Reason.INTERRUPTED, tier, true, "the tool calls exceed max-event-size");
        }
    }
}
