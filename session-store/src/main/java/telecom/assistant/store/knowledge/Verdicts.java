package telecom.assistant.store.knowledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.DirectStatement;
import telecom.assistant.store.DirectStatements;

/**
 * What subscribers thought of replies, and agents of suggestions, with the questions that these answer. It is gone with the
 * conversations. May be used from any thread.
 */
@ApplicationScoped
public class Verdicts {

    /** Only a reply of the assistant in one of the subscriber's own conversations can be rated. */
    private static final DirectStatement RATE = DirectStatement.of("""
        insert into reply_rating as known (conversation_id, reply_id, subscriber_id, helpful, rated_at)
        select u.conversation_id, u.utterance_id, c.subscriber_id, cast(:helpful as boolean), now()
        from conversation c join utterance u on u.conversation_id = c.conversation_id
        where c.subscriber_id = :subscriber and u.utterance_id = cast(:reply as uuid) and u.role = 'ASSISTANT'
        on conflict (conversation_id, reply_id) do update
            set helpful = excluded.helpful, rated_at = excluded.rated_at\
        """);

    /** All messages of a turn are one question, so that a thumb counts once. */
    private static final DirectStatement OF_SUBSCRIBERS = DirectStatement.of("""
        select q.language, q.text, coalesce(n.name, ''), case when r.helpful then 'HELPFUL' else 'NOT_HELPFUL' end,
            cast(0 as double precision)
        from (select * from reply_rating order by rated_at desc limit :limit) r
        join utterance a on a.conversation_id = r.conversation_id and a.utterance_id = r.reply_id
        join lateral (select min(s.language) as language,
                string_agg(s.text, ' ' order by s.said_at, s.utterance_id) as text
            from utterance s
            where s.conversation_id = a.conversation_id and s.turn = a.turn and s.role = 'SUBSCRIBER') q
            on q.text is not null
        left join subscriber n on n.subscriber_id = r.subscriber_id\
        """);

    private static final DirectStatement OF_AGENTS = DirectStatement.of("""
        select q.language, q.text, coalesce(n.name, ''), s.outcome,
            cast(coalesce(s.edit_distance, 0) as double precision) / greatest(length(s.text), 1)
        from (select * from suggestion where outcome in ('ACCEPTED', 'EDITED', 'REJECTED')
            order by settled_at desc limit :limit) s
        join utterance q on q.conversation_id = s.conversation_id and q.utterance_id = s.based_on
        left join subscriber n on n.subscriber_id = s.subscriber_id\
        """);

    private final DirectStatements statements;

    Verdicts(DirectStatements statements) {
        this.statements = statements;
    }

    /** Stores what a subscriber thinks of a reply, in place of what they thought before. */
    public Uni<Void> rate(SubscriberId subscriber, UUID reply, boolean helpful) {
        return statements
                .run(RATE, Map.of("subscriber", subscriber.value(), "reply", reply, "helpful", helpful))
                .replaceWithVoid();
    }

    /** The latest ratings by subscribers. */
    public Uni<List<Verdict>> ofSubscribers(int limit) {
        return latest(OF_SUBSCRIBERS, limit);
    }

    /** What agents lately did with suggestions. */
    public Uni<List<Verdict>> ofAgents(int limit) {
        return latest(OF_AGENTS, limit);
    }

    private Uni<List<Verdict>> latest(DirectStatement statement, int limit) {
        return statements.run(statement, Map.of("limit", limit)).map(rows -> {
            List<Verdict> verdicts = new ArrayList<>();
            rows.forEach(row -> verdicts.add(new Verdict(
                    row.getString(0), row.getString(1), row.getString(2), row.getString(3), row.getDouble(4))));
            return List.copyOf(verdicts);
        });
    }
}
