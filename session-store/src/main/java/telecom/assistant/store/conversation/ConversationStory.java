package telecom.assistant.store.conversation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/**
 * Tells what happened in a conversation, so that a complaint can be investigated without reading what was said: ids,
 * kinds, times and lengths, but no text and no phone number.
 */
@ApplicationScoped
public class ConversationStory {

    static final String TELL = """
            select cast(json_build_object(
                'conversation', c.conversation_id, 'openedAt', c.opened_at, 'lastAt', c.last_at,
                'closedAt', c.closed_at, 'mode', c.mode, 'epoch', c.epoch, 'turn', c.turn, 'language', c.language,
                'waitingSince', c.waiting_since, 'agent', c.agent_id,
                'legs', (select coalesce(json_agg(json_build_object('channel', lower(l.channel), 'leg', l.leg,
                        'disclosed', l.disclosed, 'lastAt', l.last_at, 'closedAt', l.closed_at) order by l.last_at), '[]')
                    from (select * from leg where conversation_id = :conversation
                        order by last_at desc limit :limit) l),
                'events', (select coalesce(json_agg(json_strip_nulls(e.event) order by e.at, e.place), '[]') from (
                    select u.said_at, 1, json_build_object('at', u.said_at, 'what', 'utterance', 'id', u.utterance_id,
                        'turn', u.turn, 'role', u.role, 'channel', lower(u.channel), 'leg', u.leg, 'length', length(u.text),
                        'state', u.state, 'ending', u.facts -> 'ending', 'undelivered', u.facts -> 'undelivered',
                        'system', nullif(jsonb_path_query_array(u.facts, '$.systemParts[*].phrase'), '[]'),
                        'tier', u.tier, 'model', u.model)
                    from (select u.* from utterance u where u.conversation_id = :conversation
                        order by %s limit :limit) u
                    union all
                    select s.changed_at, 2, json_build_object('at', s.changed_at, 'what', 'segment', 'of', s.reply_id,
                        'turn', s.turn, 'number', s.number, 'state', s.state, 'receipt', s.receipt,
                        'message', s.message_id, 'openedAt', s.opened_at)
                    from (select * from sms_delivery join sms_segment using (subscriber_id, reply_id)
                        where subscriber_id = c.subscriber_id and conversation_id = c.conversation_id
                        order by opened_at desc, number limit :limit) s
                    union all
                    select s.offered_at, 3, json_build_object('at', s.offered_at, 'what', 'suggestion',
                        'id', s.suggestion_id, 'answers', s.based_on, 'rank', s.rank, 'confidence', s.confidence,
                        'outcome', s.outcome, 'editDistance', s.edit_distance, 'agent', s.agent_id,
                        'settledAt', s.settled_at)
                    from (select * from suggestion where conversation_id = :conversation
                        order by offered_at desc limit :limit) s
                    ) e(at, place, event))) as text)
            from conversation c where c.conversation_id = :conversation""".formatted(UtteranceRow.NEWEST_FIRST);

    private static final int MAX_PER_KIND = 1000;

    private final Transactions transactions;

    ConversationStory(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The story as JSON: the conversation, its legs and, in order of time, its utterances, the segments of its text
     * messages and its suggestions. Of each kind, only the newest thousand are included. Empty if there is no such
     * conversation.
     */
    public Uni<Optional<String>> tell(UUID conversation) {
        Statement story = new Statement(TELL, Map.of("conversation", conversation, "limit", MAX_PER_KIND));
        return transactions.run(session -> story.one(session, String.class)).map(Optional::ofNullable);
    }
}
