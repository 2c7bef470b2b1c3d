package telecom.assistant.model.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.Usage;

/**
 * Turns the events of one completion stream into chunks, for all dialects at once: vLLM and SGLang use different keys,
 * put the finish reason in different places and report errors differently, and a gateway may mix them.
 *
 * <p>A stream succeeds only with a finish reason and without an error event. Unknown fields are ignored, and so are
 * events of an unknown kind; a stream that contains nothing else fails with a message of its own. Each method throws
 * the {@link ModelFailure} that ends the stream.
 */
final class StreamDecoder {

    private static final byte[] END_OF_STREAM = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private final String tier;
    private final Consumer<ModelChunk> out;
    private final ToolCallFragments toolCalls;
    private final InlineThinking content;
    private String model;
    private boolean hasData;
    private boolean hasKnownEvents;
    private boolean hasUnknownEvents;
    private boolean opened;
    private boolean finished;
    private FinishReason finishReason;
    private Usage usage;
    private int reasoningPieces;

    StreamDecoder(String tier, String model, int maxToolCallChars, Consumer<ModelChunk> out) {
        this.tier = tier;
        this.model = model;
        this.toolCalls = new ToolCallFragments(maxToolCallChars);
        this.out = out;
        this.content = new InlineThinking(this::reasoned, words -> out.accept(new ModelChunk.Content(words)));
    }

    /** Processes the data of the next event; anything after the end is ignored. */
    void accept(byte[] bytes, int from, int to) {
        if (finished) {
            return;
        }
        hasData = true;
        if (isEndOfStream(bytes, from, to)) {
            end();
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

    /** Handles the end of the stream, whether or not it was announced. */
    void end() {
        if (finished) {
            return;
        }
        if (finishReason == null) {
            throw withoutFinishReason();
        }
        finished = true;
        open();
        content.end();
        // Arguments that were cut off are not what the model meant to pass.
        if (!toolCalls.isEmpty() && finishReason.isWhole()) {
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

    /** Whether the first token has been seen. */
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
            throw failure(error.reasonInStream(), "the tier reported an error within the stream");
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
        if (!event.reasoning().isEmpty()) {
            open();
            reasoned(event.reasoning());
        }
        if (!event.content().isEmpty()) {
            open();
            content.accept(event.content());
        }
        toolCalls(event.toolCalls());
        if (!event.finishReason().isEmpty()) {
            finishReason = finishReason(event.finishReason());
        }
        if (event.usage().isObject()) {
            usage = usage(event.usage());
        }
    }

    private void toolCalls(JsonNode fragments) {
        int position = 0;
        for (JsonNode fragment : fragments) {
            open();
            if (!toolCalls.add(fragment, position++)) {
                throw failure(Reason.INTERRUPTED, "the tool calls exceed max-event-size");
            }
        }
    }

    private void reasoned(String words) {
        reasoningPieces++;
        out.accept(new ModelChunk.Reasoning(words));
    }

    private void open() {
        if (!opened) {
            opened = true;
            out.accept(new ModelChunk.Opened(tier, model));
        }
    }

    private FinishReason finishReason(String reason) {
        return switch (reason) {
            case "stop" -> FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            case "tool_calls", "function_call" -> FinishReason.TOOL_CALLS;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            case "abort", "error" -> throw failure(Reason.INTERRUPTED, "the engine aborted the answer");
            default -> FinishReason.UNKNOWN;
        };
    }

    private Usage usage(JsonNode reported) {
        return new Usage(
                reported.path("prompt_tokens").asInt(),
                reported.path("completion_tokens").asInt(),
                reported.path("prompt_tokens_details").path("cached_tokens").asInt(),
                reasoningTokens(reported));
    }

    /**
     * OpenAI reports the number in the details, and SGLang beside them. vLLM does not report it, but sends each
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
