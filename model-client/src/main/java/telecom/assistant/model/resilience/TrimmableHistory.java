package telecom.assistant.model.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;

/**
 * What of a request's messages can be left out. They are seen as exchanges: what the subscriber said in one go, and all
 * that followed until the subscriber spoke again, so tool calls stay with their results. Instructions are in none of them,
 * and the last exchange is what is to be answered.
 */
final class TrimmableHistory {

    private TrimmableHistory() {}

    /**
     * The request without the older half of its earlier exchanges; empty when there is none. By halves, because the prefix
     * that a tier has cached is lost whenever the beginning changes, and a little less would soon be too long again.
     */
    static Optional<ModelRequest> withoutOldestBlock(ModelRequest request) {
        int earlier = exchanges(request.messages()) - 1;
        if (earlier < 1) {
            return Optional.empty();
        }
        return Optional.of(request.withMessages(without(request.messages(), (earlier + 1) / 2)));
    }

    private static int exchanges(List<ChatMessage> messages) {
        Exchanges exchanges = new Exchanges();
        messages.forEach(exchanges::next);
        return exchanges.count;
    }

    private static List<ChatMessage> without(List<ChatMessage> messages, int oldest) {
        List<ChatMessage> kept = new ArrayList<>();
        Exchanges exchanges = new Exchanges();
        for (ChatMessage message : messages) {
            exchanges.next(message);
            if (message instanceof ChatMessage.System || exchanges.count > oldest) {
                kept.add(message);
            }
        }
        return kept;
    }

    /** Counts the exchanges as their messages pass. */
    private static final class Exchanges {
        private int count;
        private boolean userSpeaks;

        void next(ChatMessage message) {
            if (message instanceof ChatMessage.System) {
                return;
            }
            boolean isUser = message instanceof ChatMessage.User;
            if (count == 0 || (isUser && !userSpeaks)) {
                count++;
            }
            userSpeaks = isUser;
        }
    }
}
