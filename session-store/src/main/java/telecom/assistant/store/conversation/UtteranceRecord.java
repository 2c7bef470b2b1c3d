package telecom.assistant.store.conversation;

import java.time.Instant;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;

/**
 * What one party said. The text is what reached the listener.
 *
 * @param authorName the agent's name, or the tool's name for the system's notes on what was done; otherwise null
 * @param origin which model the words come from; null unless a model spoke
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

    /** An utterance that does not come from a model. */
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

    /** The same utterance, as one that comes from a model. */
    public UtteranceRecord from(ReplyOrigin newOrigin) {
        return new UtteranceRecord(id, turn, role, authorName, channel, leg, text, language, state, at, newOrigin);
    }

    /** The same utterance, corrected to what turned out to have reached the listener. */
    public UtteranceRecord corrected(String reached, UtteranceState newState) {
        return new UtteranceRecord(id, turn, role, authorName, channel, leg, reached, language, newState, at, origin);
    }
}
