package telecom.assistant.gateway.bss;

import java.util.ArrayList;
import java.util.List;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;

/**
 * What a prompt says about a subscriber. It stands between two marks before the subscriber's last message, where no later
 * turn repeats it, so that the inference tier's prefix cache keeps hitting. Immutable.
 *
 * @param text whole lines, already defused; empty if nothing may be said
 */
public record KnownPerson(String text) {

    /** Nothing is known, or may be said. */
    public static final KnownPerson NOBODY = new KnownPerson("");

    private static final String BEGIN = "[subscriber]\n";
    private static final String END = "[/subscriber]\n";

    /** Whether nothing is said. */
    public boolean isNobody() {
        return text.isEmpty();
    }

    /** The request with this before its last message, if that is the subscriber's. */
    public ModelRequest addedTo(ModelRequest request) {
        List<ChatMessage> messages = new ArrayList<>(request.messages());
        int last = messages.size() - 1;
        if (isNobody() || last < 0 || messages.get(last).role() != ChatMessage.Role.USER) {
            return request;
        }
        messages.set(
                last, ChatMessage.user(BEGIN + text + END + messages.get(last).text()));
        return request.withMessages(messages);
    }

    /** Leaves the text out, because it is personal. */
    @Override
    public String toString() {
        return isNobody() ? "nobody" : "somebody";
    }
}
