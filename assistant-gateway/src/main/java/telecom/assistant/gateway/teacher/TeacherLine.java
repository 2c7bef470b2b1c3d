package telecom.assistant.gateway.teacher;

import java.util.List;

/**
 * One example in the common form of chat fine-tuning: what the model was shown, and at the end what it answered. Nothing in it
 * names a person.
 */
public record TeacherLine(List<Message> messages, Metadata metadata) {

    public TeacherLine {
        messages = List.copyOf(messages);
    }

    /** @param role {@code system}, {@code user} or {@code assistant} */
    public record Message(String role, String content) {}

    /**
     * @param cursor goes on after this line
     * @param tier the configured name of the tier that answered
     * @param model the model id as that tier states it
     */
    public record Metadata(String cursor, String channel, String language, String tier, String model) {}
}
