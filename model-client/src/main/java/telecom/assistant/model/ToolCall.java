package telecom.assistant.model;

import java.util.Objects;

/**
 * A call that the model asks for.
 *
 * @param id the id of the call, to which a {@link ChatMessage#callId} refers
 * @param arguments JSON as the model wrote it: check it before use
 */
public record ToolCall(String id, String name, String arguments) {

    public ToolCall {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
    }
}
