package telecom.assistant.gateway.teacher;

import java.util.List;
import telecom.assistant.model.ToolSpec;

/**
 * One example in the usual format for fine-tuning chat models: the messages that the model was shown, and finally its
 * answer. The messages do not name the participants.
 */
public record TeacherLine(List<Message> messages, List<Tool> tools, Metadata metadata) {

    public TeacherLine {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    /** A tool that the model could have called, but did not call. */
    public record Tool(String type, ToolSpec function) {

        Tool(ToolSpec function) {
            this("function", function);
        }
    }

    /** @param role {@code system}, {@code user} or {@code assistant} */
    public record Message(String role, String content) {}

    /**
     * @param cursor the position of this line; an export that is given it continues after this line
     * @param tier the configured name of the tier that answered
     * @param model the model id as that tier states it
     */
    public record Metadata(String cursor, String channel, String language, String tier, String model) {}
}
