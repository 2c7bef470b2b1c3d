package telecom.assistant.model.structured;

import java.util.ArrayList;
import java.util.List;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;

/** The second request for a value: the first request, the answer to it, and what is wrong with that answer. */
final class Repair {

    /**
     * The most characters of an answer that are shown to the model again. For an answer that never ended, the beginning
     * is enough.
     */
    private static final int MAX_SHOWN = 8_000;

    /** Also stands for an empty answer, because chat templates refuse an empty message. */
    private static final String ELLIPSIS = "…";

    private Repair() {}

    static ModelRequest of(ModelRequest first, String answer, Reading<?> unusable) {
        List<ChatMessage> messages = new ArrayList<>(first.messages());
        messages.add(ChatMessage.assistant(shown(answer)));
        messages.add(ChatMessage.user("Your answer can't be used:\n- " + String.join("\n- ", unusable.problems())
                + "\nAnswer again, with the one whole and correct JSON object and nothing else."));
        return first.withMessages(messages);
    }

    private static String shown(String answer) {
        if (answer.isBlank()) {
            return ELLIPSIS;
        }
        return answer.length() <= MAX_SHOWN ? answer : answer.substring(0, MAX_SHOWN) + ELLIPSIS;
    }
}
