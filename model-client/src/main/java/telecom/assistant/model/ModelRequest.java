package telecom.assistant.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a model is asked. Start with {@link #of} and add what differs from the defaults: no tools, no thinking, free
 * text, the tier's own limits.
 *
 * <p>Tools, thinking and JSON are left out of the request to a tier that is configured not to support them.
 *
 * @param maxTokens the longest answer, in tokens; the tier's setting when empty
 * @param thinking whether the model may reason before it answers
 * @param json whether the answer has to be one JSON object
 * @param traceparent W3C trace context to hand to the tier
 * @param firstTokenTimeout how long to wait for the first token; the tier's setting when empty
 */
public record ModelRequest(
        Purpose purpose,
        List<ChatMessage> messages,
        List<ToolSpec> tools,
        OptionalInt maxTokens,
        boolean thinking,
        boolean json,
        Optional<String> traceparent,
        Optional<Duration> firstTokenTimeout) {

    public ModelRequest {
        Objects.requireNonNull(purpose, "purpose");
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages: empty (expected: at least one)");
        }
    }

    public static ModelRequest of(Purpose purpose, List<ChatMessage> messages) {
        return new ModelRequest(
                purpose, messages, List.of(), OptionalInt.empty(), false, false, Optional.empty(), Optional.empty());
    }

    public ModelRequest withMessages(List<ChatMessage> newMessages) {
        return new ModelRequest(purpose, newMessages, tools, maxTokens, thinking, json, traceparent, firstTokenTimeout);
    }

    public ModelRequest withTools(List<ToolSpec> newTools) {
        return new ModelRequest(purpose, messages, newTools, maxTokens, thinking, json, traceparent, firstTokenTimeout);
    }

    public ModelRequest withMaxTokens(int limit) {
        return new ModelRequest(
                purpose, messages, tools, OptionalInt.of(limit), thinking, json, traceparent, firstTokenTimeout);
    }

    public ModelRequest withThinking(boolean allowed) {
        return new ModelRequest(purpose, messages, tools, maxTokens, allowed, json, traceparent, firstTokenTimeout);
    }

    public ModelRequest withJson(boolean wanted) {
        return new ModelRequest(purpose, messages, tools, maxTokens, thinking, wanted, traceparent, firstTokenTimeout);
    }

    public ModelRequest withTraceparent(String header) {
        return new ModelRequest(
                purpose, messages, tools, maxTokens, thinking, json, Optional.of(header), firstTokenTimeout);
    }

    public ModelRequest withFirstTokenTimeout(Duration timeout) {
        return new ModelRequest(purpose, messages, tools, maxTokens, thinking, json, traceparent, Optional.of(timeout));
    }

    /** Counts instead of contents: a request may end up in a log, an utterance must not. */
    @Override
    public String toString() {
        return "ModelRequest[purpose=%s, messages=%d, tools=%d]".formatted(purpose, messages.size(), tools.size());
    }
}
