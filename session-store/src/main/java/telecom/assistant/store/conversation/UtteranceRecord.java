package telecom.assistant.store.conversation;

import java.time.Instant;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;

/**
 * What one party said. The text is what reached its hearer.
 *
 * @param authorName the agent's name, or of the system's lines about what was done the tool's; null for all others
 * @param origin which model's words it is; null unless a model spoke
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
        Instant at,
        ReplyOrigin origin) {

    public UtteranceRecord {
        authorName = StorableText.of(authorName);
        text = StorableText.of(text);
    }

    /** What no model said. */
    public UtteranceRecord(
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
        this(id, turn, role, authorName, channel, leg, text, language, state, at, null);
    }

    /** The same utterance, as a model's. */
    public UtteranceRecord from(ReplyOrigin newOrigin) {
        return new UtteranceRecord(id, turn, role, authorName, channel, leg, text, language, state, at, newOrigin);
    }

    /** The same utterance with what turned out to have reached its hearer. */
    public UtteranceRecord corrected(String reached, UtteranceState newState) {
        return new UtteranceRecord(id, turn, role, authorName, channel, leg, reached, language, newState, at, origin);
    }
}
