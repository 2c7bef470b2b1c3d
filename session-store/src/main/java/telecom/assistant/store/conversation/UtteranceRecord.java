package telecom.assistant.store.conversation;

import java.time.Instant;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;

/**
 * What one party said. The text is what reached its hearer.
 *
 * @param authorName the agent's name; null unless a person of the operator spoke
 */
public record UtteranceRecord(
        UUID id,
        long turn,
        Role role,
        String authorName,
        Channel channel,
        String leg,
        String text,
        String language,
        UtteranceState state,
        Instant at) {

    public UtteranceRecord {
        authorName = StorableText.of(authorName);
        text = StorableText.of(text);
    }

    /** The same utterance with what turned out to have reached its hearer. */
    public UtteranceRecord corrected(String reached, UtteranceState newState) {
        return new UtteranceRecord(id, turn, role, authorName, channel, leg, reached, language, newState, at);
    }
}
