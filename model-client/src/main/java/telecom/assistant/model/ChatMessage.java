package telecom.assistant.model;

import java.util.List;
import java.util.Objects;

/** One message of the context that a model answers. */
public sealed interface ChatMessage {

    /** Whose message it is, in the word that chat protocols use. */
    String role();

    String text();

    /** The same message with another text. */
    ChatMessage withText(String newText);

    /** The calls that the message asks for. */
    default List<ToolCall> toolCalls() {
        return List.of();
    }

    /** Calls the handler's method for this kind of message. */
    <R> R handle(Handler<R> handler);

    /** Does something for each kind of message; a new kind needs a method here, and so in every handler. */
    interface Handler<R> {
        R on(System message);

        R on(User message);

        R on(Assistant message);

        R on(ToolResult message);
    }

    /** The operator's instructions to the model. */
    @SuppressWarnings("JavaLangClash") // the protocol's own word, always written ChatMessage.System
    record System(String text) implements ChatMessage {
        public System {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String role() {
            return "system";
        }

        @Override
        public System withText(String newText) {
            return new System(newText);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** What the subscriber, or a person on the subscriber's side, said. */
    record User(String text) implements ChatMessage {
        public User {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String role() {
            return "user";
        }

        @Override
        public User withText(String newText) {
            return new User(newText);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** What the model said before; the text is empty when it only called tools. */
    record Assistant(String text, List<ToolCall> toolCalls) implements ChatMessage {
        public Assistant {
            Objects.requireNonNull(text, "text");
            toolCalls = List.copyOf(toolCalls);
        }

        public Assistant(String text) {
            this(text, List.of());
        }

        @Override
        public String role() {
            return "assistant";
        }

        @Override
        public Assistant withText(String newText) {
            return new Assistant(newText, toolCalls);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The outcome of the tool call with the given id. */
    record ToolResult(String callId, String text) implements ChatMessage {
        public ToolResult {
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String role() {
            return "tool";
        }

        @Override
        public ToolResult withText(String newText) {
            return new ToolResult(callId, newText);
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }
}
