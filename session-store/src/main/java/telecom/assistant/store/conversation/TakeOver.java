package telecom.assistant.store.conversation;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.TakeOverResult;
import telecom.assistant.store.Statement;

/**
 * The statements that take a conversation over. There are two on purpose: the update raises the epoch and waits for any
 * transaction that holds the row, and only a statement that begins afterwards sees what that transaction committed. In a
 * single statement with a common table expression, the read would share the update's older snapshot and could miss the
 * last utterance of the engine that is being fenced off.
 */
final class TakeOver {

    // The clock, in milliseconds, keeps an epoch from being issued twice when a fail-over of the database has lost the
    // update that issued it first. It is the clock of the database: the same for all engines, and read while the row is
    // locked.
    static final String RAISE_EPOCH = """
            update conversation
            set epoch = greatest(epoch + 1, cast(extract(epoch from clock_timestamp()) * 1000 as bigint))
            where subscriber_id = :subscriber and closed_at is null
            returning conversation_id""";

    static final String READ = """
            select cast(json_build_object(
                'subscriber', row_to_json(s),
                'conversation', row_to_json(c),
                'legs', (select json_agg(row_to_json(l)) from (
                    select * from leg where conversation_id = cast(:conversation as uuid) and closed_at is null
                    order by last_at desc limit 32) l),
                'utterances', (select json_agg(row_to_json(u)) from (
                    select * from utterance u where conversation_id = cast(:conversation as uuid)
                    order by %s limit :utterances) u),
                'settled', (select row_to_json(p) from (
                    (select settled, closed_at as at, false as erasure from conversation
                        where subscriber_id = cast(:subscriber as text) and closed_at is not null
                        order by closed_at desc limit 1)
                    union all
                    select settled, erased_at, true from erased_subscriber
                    where subscriber_id = cast(:subscriber as text)
                    order by at desc limit 1) p),
                'usage', (select json_agg(row_to_json(d)) from (
                    select day, sum(tokens) as tokens, sum(replies) as replies,
                        sum(tokens) filter (where conversation_id = cast(:conversation as uuid)) as own_tokens,
                        sum(replies) filter (where conversation_id = cast(:conversation as uuid)) as own_replies
                    from subscriber_usage
                    where subscriber_id = cast(:subscriber as text) and day >= current_date - 1
                    group by day) d)) as text)
            from (select cast(:subscriber as text) as subscriber_id) who
                left join subscriber s on s.subscriber_id = who.subscriber_id
                left join conversation c on c.conversation_id = cast(:conversation as uuid)""".formatted(UtteranceRow.NEWEST_FIRST);

    private TakeOver() {}

    static Uni<TakeOverResult> of(StatelessSession session, SubscriberId subscriber, int utterances) {
        return new Statement(RAISE_EPOCH, Map.of("subscriber", subscriber.value()))
                .one(session, UUID.class)
                .chain(conversation -> session.createNativeQuery(READ, String.class)
                        .setParameter("subscriber", subscriber.value())
                        .setParameter("conversation", conversation)
                        .setParameter("utterances", utterances)
                        .getSingleResult())
                .map(row -> RowJson.read(row, TakeOverRow.class).toRecord());
    }
}
