package telecom.assistant.model.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.Usage;
import telecom.assistant.model.tool.ToolNames;

/**
 * Turns the events of one completion stream into chunks, for all dialects at once: vLLM and SGLang use different keys,
 * put the finish reason in different places and report errors differently, and a gateway may mix them.
 *
 * <p>A stream succeeds only if it has text or calls, no error event, and a finish reason or at least {@code [DONE]}.
 * Unknown fields are ignored, and so are events of an unknown kind; a stream with no other events fails with a message
 * of its own. If the stream has failed, the method that notices this throws the {@link ModelFailure} that ends it.
 *
 * <p>Nothing is passed on before the first visible text or the end, so that another tier can take over until then. Any
 * reasoning and white space before that text are kept.
 */
final class StreamDecoder {

    private static final byte[] END_OF_STREAM = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private final String tier;
    private final Consumer<ModelChunk> out;
    private final Runnable onProgress;
    private final List<ModelChunk> beforeText = new ArrayList<>();
    private final ToolCallFragments toolCalls;
    private final InlineThinking content;
    private String model;
    private boolean hasData;
    private boolean hasKnownEvents;
    private boolean hasUnknownEvents;
    private boolean hasDeltas;
    private boolean opened;
    private boolean finished;
    private FinishReason finishReason;
    private Usage usage;
    private int reasoningPieces;

    /**
     * @param maxToolCallChars limits the arguments of all calls together
     * @param onProgress runs when more of the answer, or of the reasoning before it, has arrived
     */
    StreamDecoder(
            String tier,
            String model,
            ToolNames tools,
            int maxToolCallChars,
            Consumer<ModelChunk> out,
            Runnable onProgress) {
        this.tier = tier;
        this.model = model;
        this.toolCalls = new ToolCallFragments(tools, maxToolCallChars);
        this.out = out;
        this.onProgress = onProgress;
        this.content = new InlineThinking(this::reasoning, this::text);
    }

    /** Processes the data of the next event; anything after the end is ignored. */
    void accept(byte[] bytes, int from, int to) {
        if (finished) {
            return;
        }
        hasData = true;
        if (isEndOfStream(bytes, from, to)) {
            endAnnounced();
        } else {
            event(bytes, from, to);
        }
    }

    private static boolean isEndOfStream(byte[] bytes, int from, int to) {
        int first = from;
        int end = to;
        while (first < end && bytes[first] <= ' ' && bytes[first] >= 0) {
            first++;
        }
        while (first < end && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
            end--;
        }
        return Arrays.equals(bytes, first, end, END_OF_STREAM, 0, END_OF_STREAM.length);
    }

    /** Processes a complete answer instead of events. */
    void acceptComplete(CompletionEvent completion) {
        hasData = true;
        part(completion);
        end();
    }

    /** An answer whose end was announced is complete, even if the tier does not state a reason. */
    private void endAnnounced() {
        if (finishReason == null && hasAnswer() && toolCalls.areWhole()) {
            finishReason = FinishReason.UNSTATED;
        }
        end();
    }

    private boolean hasAnswer() {
        content.end();
        return opened || !toolCalls.isEmpty();
    }

    /** Whether all of the answer has arrived, although the stream has not ended. */
    boolean hasFinishReason() {
        return finishReason != null;
    }

    /** Handles the end of the stream. */
    void end() {
        if (finished) {
            return;
        }
        if (finishReason == null) {
            throw withoutFinishReason();
        }
        content.end();
        // Arguments that were cut off are not those that the model meant to pass.
        boolean calls = !toolCalls.isEmpty() && finishReason.isWhole();
        if (!opened && !calls) {
            throw failure(Reason.WORDLESS, "the answer has neither words nor calls");
        }
        finished = true;
        open();
        if (calls) {
            out.accept(new ModelChunk.ToolCalls(toolCalls.join()));
        }
        out.accept(new ModelChunk.Finished(finishReason, Optional.ofNullable(usage)));
    }

    private ModelFailure withoutFinishReason() {
        if (!hasData) {
            return failure(Reason.UNAVAILABLE, "the stream was empty");
        }
        return hasUnknownEvents && !hasKnownEvents
                ? failure(Reason.UNAVAILABLE, "the stream had no event of a kind that this client knows")
                : failure(Reason.INTERRUPTED, "the stream ended without a finish reason");
    }

    /** Whether the first visible text or calls have been passed on. */
    boolean isOpened() {
        return opened;
    }

    boolean isFinished() {
        return finished;
    }

    private void event(byte[] bytes, int from, int to) {
        CompletionEvent event = read(bytes, from, to);
        if (event.isError()) {
            UpstreamError error = UpstreamError.of(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            Reason reason = error.reasonInStream();
            throw failure(reason, "the tier reported an error within the stream")
                    .withRefused(error.refused(reason));
        }
        if (event.isKnown()) {
            hasKnownEvents = true;
            part(event);
        } else {
            hasUnknownEvents = true;
        }
    }

    private CompletionEvent read(byte[] bytes, int from, int to) {
        try {
            return CompletionEvent.read(bytes, from, to);
        } catch (JsonProcessingException malformed) {
            throw failure(Reason.INTERRUPTED, "an event is not JSON");
        }
    }

    private void part(CompletionEvent event) {
        model = event.modelOr(model);
        hasDeltas |= event.hasDelta();
        // A message that follows deltas repeats the whole answer.
        if (event.hasDelta() || !hasDeltas) {
            piece(event);
        }
        if (!event.finishReason().isEmpty()) {
            finishReason = finishReason(event.finishReason());
        }
        if (event.usage().isObject()) {
            usage = usage(event.usage());
        }
    }

    private void piece(CompletionEvent event) {
        boolean hasContent = !event.reasoning().isEmpty()
                || !event.content().isEmpty()
                || !event.toolCalls().isEmpty();
        if (!hasContent) {
            return;
        }
        onProgress.run();
        if (!event.reasoning().isEmpty()) {
            reasoning(event.reasoning());
        }
        if (!event.content().isEmpty()) {
            content.accept(event.content());
        }
        toolCalls(event.toolCalls());
    }

    private void toolCalls(JsonNode fragments) {
        int position = 0;
        for (JsonNode fragment : fragments) {
            if (!toolCalls.add(fragment, position++)) {
                throw failure(Reason.INTERRUPTED, "the tool calls exceed max-event-size");
            }
        }
    }

    private void reasoning(String piece) {
        reasoningPieces++;
        pass(new ModelChunk.Reasoning(piece));
    }

    private void text(String piece) {
        if (piece.codePoints().anyMatch(StreamDecoder::isVisible)) {
            open();
        }
        pass(new ModelChunk.Content(piece));
    }

    /** Whether a character can be read, rather than being white space or a control or format character. */
    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> false;
            default -> true;
        };
    }

    private void pass(ModelChunk chunk) {
        if (opened) {
            out.accept(chunk);
        } else {
            beforeText.add(chunk);
        }
    }

    private void open() {
        if (!opened) {
            opened = true;
            out.accept(new ModelChunk.Opened(tier, model));
            beforeText.forEach(out);
            beforeText.clear();
        }
    }

    private FinishReason finishReason(String reason) {
        return FinishReason.named(reason)
                .orElseThrow(() -> failure(Reason.INTERRUPTED, "the engine aborted the answer"));
    }

    private Usage usage(JsonNode reported) {
        return new Usage(
                reported.path("prompt_tokens").asInt(),
                reported.path("completion_tokens").asInt(),
                reported.path("prompt_tokens_details").path("cached_tokens").asInt(),
                reasoningTokens(reported));
    }

    /**
     * OpenAI reports the number within the details, and SGLang next to them. vLLM does not report it, but sends each
     * reasoning token separately.
     */
    private int reasoningTokens(JsonNode reported) {
        JsonNode detail = reported.path("completion_tokens_details").path("reasoning_tokens");
        JsonNode number = detail.isNumber() ? detail : reported.path("reasoning_tokens");
        return number.asInt(reasoningPieces);
    }

    private ModelFailure failure(Reason reason, String detail) {
        return new ModelFailure(reason, tier, opened, detail);
    }
}
