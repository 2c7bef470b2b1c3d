package telecom.assistant.gateway.prompt;

import java.util.ArrayList;
import java.util.List;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.store.conversation.UtteranceRecord;

/**
 * A conversation as chat messages. Utterances in a row of one side become one message, because several chat templates
 * refuse two messages of the same role in a row.
 */
final class History {

    private History() {}

    /** Whether the model is shown the utterance: what was said by people and by the model, if it was heard. */
    static boolean isShown(UtteranceRecord said) {
        return said.role() != Role.SYSTEM && said.state() != UtteranceState.UNDELIVERED;
    }

    static List<ChatMessage> messages(List<UtteranceRecord> said) {
        List<ChatMessage> messages = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean subscriber = true;
        for (UtteranceRecord utterance : said) {
            boolean bySubscriber = utterance.role() == Role.SUBSCRIBER;
            if (!bySubscriber && messages.isEmpty() && lines.isEmpty()) {
                // Several chat templates refuse a history that the assistant begins.
                continue;
            }
            if (bySubscriber != subscriber && !lines.isEmpty()) {
                messages.add(message(subscriber, lines));
                lines.clear();
            }
            subscriber = bySubscriber;
            lines.add(line(utterance));
        }
        if (!lines.isEmpty()) {
            messages.add(message(subscriber, lines));
        }
        return messages;
    }

    private static ChatMessage message(boolean subscriber, List<String> lines) {
        String text = String.join("\n", lines);
        return subscriber ? new ChatMessage.User(text) : new ChatMessage.Assistant(text);
    }

    private static String line(UtteranceRecord utterance) {
        return switch (utterance.role()) {
            case SUBSCRIBER -> "[" + utterance.channel().label() + "] " + utterance.text();
            case AGENT -> "[agent " + utterance.authorName() + "] " + utterance.text();
            case ASSISTANT, SYSTEM ->
                utterance.state() == UtteranceState.INTERRUPTED
                        ? utterance.text() + " [interrupted]"
                        : utterance.text();
        };
    }
}
