package telecom.assistant.model;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One message of the context that a model answers.
 *
 * @param text empty when the model said nothing and only called tools
 * @param toolCalls the calls that the message asks for; only the model's own messages have any
 * @param callId the id of the call whose outcome this is; null for anything but a {@link Role#TOOL} message
 */
public record ChatMessage(Role role, String text, List<ToolCall> toolCalls, String callId) {

    /** Who a message comes from. */
    public enum Role {
        /** The operator's instructions to the model. */
        SYSTEM,
        /** What the subscriber said, or the text that the model is to work on. */
        USER,
        /** What the model said before. */
        ASSISTANT,
        /** The outcome of a tool call. */
        TOOL;

        /** The role's name in chat protocols. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ChatMessage {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(text, "text");
        toolCalls = List.copyOf(toolCalls);
        if ((role == Role.TOOL) != (callId != null)) {
            throw new IllegalArgumentException(
                    "callId: " + callId + " (expected: one in a message of a tool, and none in any other)");
        }
    }

    public static ChatMessage system(String text) {
        return new ChatMessage(Role.SYSTEM, text, List.of(), null);
    }

    public static ChatMessage user(String text) {
        return new ChatMessage(Role.USER, text, List.of(), null);
    }

    public static ChatMessage assistant(String text) {
        return assistant(text, List.of());
    }

    public static ChatMessage assistant(String text, List<ToolCall> toolCalls) {
        return new ChatMessage(Role.ASSISTANT, text, toolCalls, null);
    }

    /** The outcome of the call with this id. */
    public static ChatMessage toolResult(String callId, String text) {
        return new ChatMessage(Role.TOOL, text, List.of(), callId);
    }

    /** The same message with another text. */
    public ChatMessage withText(String newText) {
        return new ChatMessage(role, newText, toolCalls, callId);
    }
}
