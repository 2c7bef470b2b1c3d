package telecom.assistant.model.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ChatMessage.Role;
import telecom.assistant.model.ModelRequest;

/**
 * What can be left out of a request's messages. They are divided into exchanges, each of which is what the subscriber
 * said in one go and everything up to the next time the subscriber spoke, so that tool calls stay with their results.
 * Instructions belong to no exchange, and the last exchange is the one to be answered.
 */
final class TrimmableHistory {

    private TrimmableHistory() {}

    /**
     * The request without the older half of its earlier exchanges; empty if there are none. Half of them go at once
     * because any change at the beginning costs the prefix that the tier has cached, and a smaller cut would soon have
     * to be repeated.
     */
    static Optional<ModelRequest> withoutOldestBlock(ModelRequest request) {
        List<ChatMessage> messages = request.messages();
        List<Integer> beginnings = beginnings(messages);
        if (beginnings.size() < 2) {
            return Optional.empty();
        }
        int keptFrom = beginnings.get(beginnings.size() / 2);
        return Optional.of(request.withMessages(IntStream.range(0, messages.size())
                .filter(i -> i >= keptFrom || messages.get(i).role() == Role.SYSTEM)
                .mapToObj(messages::get)
                .toList()));
    }

    /** Where the exchanges begin. */
    private static List<Integer> beginnings(List<ChatMessage> messages) {
        List<Integer> beginnings = new ArrayList<>();
        boolean userSpeaks = false;
        for (int i = 0; i < messages.size(); i++) {
            Role role = messages.get(i).role();
            if (role != Role.SYSTEM) {
                if (beginnings.isEmpty() || (role == Role.USER && !userSpeaks)) {
                    beginnings.add(i);
                }
                userSpeaks = role == Role.USER;
            }
        }
        return beginnings;
    }
}
