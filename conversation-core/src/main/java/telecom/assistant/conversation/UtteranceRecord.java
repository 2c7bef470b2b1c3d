package telecom.assistant.conversation;

import java.time.Instant;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.channel.event.UtteranceState;

/**
 * An utterance of one party. The text is the part that reached its recipient.
 *
 * @param authorName the agent's name or, for a note about a tool call, the tool's name; null for any other author
 * @param origin the model that produced it; null unless a model did
 * @param facts facts about it that cannot be read from its text
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
        ReplyOrigin origin,
        UtteranceFacts facts) {

    public UtteranceRecord {
        authorName = StorableText.of(authorName);
        text = StorableText.of(text);
        facts = facts == null ? UtteranceFacts.NONE : facts;
    }

    /** An utterance on a leg. It is assumed to have reached its recipient completely. */
    public static UtteranceRecord of(
            UUID id, long turn, Role role, Route route, String text, String language, Instant at) {
        return new UtteranceRecord(
                id,
                turn,
                role,
                null,
                route.channel(),
                route.leg(),
                text,
                language,
                UtteranceState.COMPLETE,
                at,
                null,
                UtteranceFacts.NONE);
    }

    /** The same utterance, by an author with a name. */
    public UtteranceRecord by(String name) {
        return new UtteranceRecord(id, turn, role, name, channel, leg, text, language, state, at, origin, facts);
    }

    /** The same utterance, in another state. */
    public UtteranceRecord as(UtteranceState newState) {
        return new UtteranceRecord(
                id, turn, role, authorName, channel, leg, text, language, newState, at, origin, facts);
    }

    /** The same utterance, written by a model. */
    public UtteranceRecord from(ReplyOrigin newOrigin) {
        return new UtteranceRecord(
                id, turn, role, authorName, channel, leg, text, language, state, at, newOrigin, facts);
    }

    /** The same utterance, with other facts. */
    public UtteranceRecord with(UtteranceFacts newFacts) {
        return new UtteranceRecord(
                id, turn, role, authorName, channel, leg, text, language, state, at, origin, newFacts);
    }

    /** The same utterance, marked as not having reached its recipient. */
    public UtteranceRecord undelivered(Undelivered why) {
        return as(UtteranceState.UNDELIVERED).with(facts.withUndelivered(why));
    }

    /** The same utterance, with only the text that actually reached its recipient. */
    public UtteranceRecord corrected(String reached, UtteranceState newState) {
        UtteranceFacts left = text.startsWith(reached) ? facts.cutTo(reached.length()) : facts;
        return new UtteranceRecord(
                id, turn, role, authorName, channel, leg, reached, language, newState, at, origin, left);
    }
}
