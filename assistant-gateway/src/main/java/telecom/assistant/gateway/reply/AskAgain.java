package telecom.assistant.gateway.reply;

import java.util.ArrayList;
import java.util.List;
import telecom.assistant.gateway.guard.Removed;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;

/**
 * Creates the request that asks the model once more after part of its answer was withheld, with a note that says why.
 */
final class AskAgain {

    private static final String CLAIM =
            "[not done] The rest of your answer was not shown: it says that something was done, but no tool has done"
                    + " it in this turn. Go on after what was shown, without repeating it. If there is a tool for it, call"
                    + " it first; otherwise say honestly that it has not been done, and what is possible instead.";
    private static final String LANGUAGE =
            "[not shown] Your answer was not shown, because it is in another language than the subscriber's message."
                    + " Answer again in the subscriber's language, unless they have asked for another one.";

    private AskAgain() {}

    /**
     * The request to ask again.
     *
     * @param removed why part of the answer was withheld
     * @param shown the part of the answer that the subscriber got
     */
    static ModelRequest because(Removed removed, ModelRequest request, String shown) {
        boolean claim = removed == Removed.CLAIM;
        String mark = claim ? "[not done]" : "[not shown]";
        List<ChatMessage> messages = new ArrayList<>(request.messages());
        messages.add(ChatMessage.assistant(shown.isBlank() ? mark : shown.strip() + " " + mark));
        messages.add(ChatMessage.user(claim ? CLAIM : LANGUAGE));
        return request.withMessages(messages);
    }
}
