package telecom.assistant.model;

import java.util.List;
import java.util.Objects;

/** One message of the context that a model answers to. */
public sealed interface ChatMessage {

    /** The operator's instructions to the model. */
    @SuppressWarnings("JavaLangClash") // the word of the protocol, always written ChatMessage.System
    record System(String text) implements ChatMessage {
        public System {
            Objects.requireNonNull(text, "text");
        }
    }

    /** What the subscriber, or a person on the subscriber's side, said. */
    record User(String text) implements ChatMessage {
        public User {
            Objects.requireNonNull(text, "text");
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
    }

    /** The outcome of the tool call with the given id. */
    record ToolResult(String callId, String text) implements ChatMessage {
        public ToolResult {
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(text, "text");
        }
    }
}
