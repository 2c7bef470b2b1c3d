package telecom.assistant.model.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ChatMessage.Role;
import telecom.assistant.model.ModelRequest;

/**
 * What can be left out of a request's messages. They are seen as exchanges: what the subscriber said in one go and all
 * that followed until the subscriber spoke again, so that tool calls stay with their results. Instructions belong to no
 * exchange, and the last exchange is the one to be answered.
 */
final class TrimmableHistory {

    private TrimmableHistory() {}

    /**
     * The request without the older half of its earlier exchanges; empty if there are none. Half of them go at once
     * because any change at the beginning costs the prefix that the tier has cached, and a smaller cut would soon have
     * to be repeated.
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
            if (message.role() == Role.SYSTEM || exchanges.count > oldest) {
                kept.add(message);
            }
        }
        return kept;
    }

    /** Counts the exchanges while their messages pass by. */
    private static final class Exchanges {
        private int count;
        private boolean userSpeaks;

        void next(ChatMessage message) {
            if (message.role() == Role.SYSTEM) {
                return;
            }
            boolean isUser = message.role() == Role.USER;
            if (count == 0 || (isUser && !userSpeaks)) {
                count++;
            }
            userSpeaks = isUser;
        }
    }
}
