package telecom.assistant.model.tool;

import java.util.ArrayList;
import java.util.List;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ToolCall;

/** One answer with calls in its text, chunk by chunk. Confined to the answer's stream. */
final class PromptedAnswer {

    private final int maxCallChars;
    private final CallSplitter splitter = new CallSplitter(this::text, this::call);
    private final List<ToolCall> calls = new ArrayList<>();
    private List<ModelChunk> out = new ArrayList<>();
    private String tier = "";
    private int callChars;

    PromptedAnswer(int maxCallChars) {
        this.maxCallChars = maxCallChars;
    }

    /** What a chunk of the tier becomes. Throws the {@link ModelFailure} that ends the answer. */
    List<ModelChunk> chunks(ModelChunk chunk) {
        out = new ArrayList<>(2);
        if (chunk instanceof ModelChunk.Content content) {
            splitter.feed(content.text());
            bound(splitter.held());
        } else if (chunk instanceof ModelChunk.ToolCalls written) {
            // A server with a parser of its own may read them even unasked.
            calls.addAll(written.calls());
        } else if (chunk instanceof ModelChunk.Finished finished) {
            finish(finished);
        } else {
            if (chunk instanceof ModelChunk.Opened opened) {
                tier = opened.tier();
            }
            out.add(chunk);
        }
        return out;
    }

    private void finish(ModelChunk.Finished finished) {
        boolean cut = !finished.reason().isWhole();
        splitter.end(cut);
        if (calls.isEmpty()) {
            out.add(finished);
        } else {
            out.add(new ModelChunk.ToolCalls(calls));
            out.add(new ModelChunk.Finished(FinishReason.TOOL_CALLS, finished.usage()));
        }
    }

    private void text(String text) {
        out.add(new ModelChunk.Content(text));
    }

    private void call(String body) {
        bound(body.length());
        callChars += body.length();
        calls.addAll(WrittenCalls.in(body));
    }

    private void bound(int more) {
        if (callChars + more > maxCallChars) {
            throw new ModelFailure(Reason.INTERRUPTED, tier, true, "the tool calls exceed max-event-size");
        }
    }
}
