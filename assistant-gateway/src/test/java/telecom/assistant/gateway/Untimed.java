package telecom.assistant.gateway;

import java.util.List;
import java.util.regex.Pattern;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;

/** Prompts without the times in their tags, for tests that say something at the time at which they run. */
public final class Untimed {

    private static final Pattern TIME = Pattern.compile(
            "(?<=\\[(?:voice|sms|web|agent [^\\[\\]]{1,40}))(?: \\d{1,2} [A-Z][a-z]{2})? \\d{2}:\\d{2}]");

    private Untimed() {}

    public static List<ChatMessage> messages(ModelRequest request) {
        return messages(request.messages());
    }

    public static List<ChatMessage> messages(List<ChatMessage> messages) {
        return messages.stream()
                .map(message -> switch (message.role()) {
                    case USER -> ChatMessage.user(text(message.text()));
                    case ASSISTANT ->
                        message.toolCalls().isEmpty() ? ChatMessage.assistant(text(message.text())) : message;
                    case SYSTEM, TOOL -> message;
                })
                .toList();
    }

    public static String text(String prompt) {
        return TIME.matcher(prompt).replaceAll("]");
    }
}
