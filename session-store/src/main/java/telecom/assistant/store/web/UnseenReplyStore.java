package telecom.assistant.store.web;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import telecom.assistant.store.Transactions;

/**
 * The replies in PostgreSQL that were stored while no client was connected; {@link WebActivityStore#append} notes them.
 * Safe for use by many nodes: a reply is given to only one of them at a time.
 */
@ApplicationScoped
public class UnseenReplyStore {

    private static final String NOTE = """
            insert into web_unseen (conversation_id, seq, turn_conversation, turn, stored_at)
            values (:conversation, :seq, :turnConversation, :turn, now())
            on conflict do nothing""";

    private static final String CLAIM = """
            update web_unseen u set reported_at = now() from web_activity a
            where a.conversation_id = u.conversation_id and a.seq = u.seq
                and (u.conversation_id, u.seq) in (
                    select o.conversation_id, o.seq from web_unseen o
                    where o.told_at is null and o.stored_at <= now() - make_interval(secs => :age)
                        and (o.reported_at is null or o.reported_at <= now() - make_interval(secs => :lease))
                    order by o.stored_at limit :most for update skip locked)
            returning u.conversation_id, u.seq, a.activity_id, cast(u.turn_conversation as text), u.turn""";

    private static final String RELEASE = """
            update web_unseen set reported_at = null where conversation_id = :conversation and seq = :seq""";

    private static final String MARK_REPORTED = """
            update web_unseen set told_at = now() where conversation_id = :conversation and seq = :seq""";

    private static final String SEEN = """
            with seen as (
                delete from web_unseen
                where conversation_id = :conversation and seq > :after and seq <= :upTo
                returning conversation_id, seq, turn_conversation, turn, reported_at)
            select s.conversation_id, s.seq, a.activity_id, cast(s.turn_conversation as text), s.turn
            from seen s join web_activity a on a.conversation_id = s.conversation_id and a.seq = s.seq
            where s.reported_at is not null order by s.seq""";

    private final Transactions transactions;

    UnseenReplyStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Notes that a stored reply has reached no client after all. */
    public Uni<Void> note(String webConversation, long seq, WebFence turn) {
        return transactions
                .run(session -> session.createNativeQuery(NOTE)
                        .setParameter("conversation", webConversation)
                        .setParameter("seq", seq)
                        .setParameter("turnConversation", turn.conversation())
                        .setParameter("turn", turn.turn())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * Claims replies that have not been sent to any client for so long, oldest first and at most this many. The caller
     * reports them to the engine and then {@linkplain #markReported marks} them. Nobody else gets them until the lease
     * expires, after which the caller is assumed dead.
     */
    public Uni<List<UnseenReply>> claim(Duration age, Duration lease, int most) {
        return transactions.run(session -> session.createNativeQuery(CLAIM, Object[].class)
                .setParameter("age", age.toMillis() / 1000.0)
                .setParameter("lease", lease.toMillis() / 1000.0)
                .setParameter("most", most)
                .getResultList()
                .map(UnseenReplyStore::replies));
    }

    /** Marks a reply as reported; false if it was sent to a client meanwhile, which the reporter did not know. */
    public Uni<Boolean> markReported(UnseenReply reply) {
        return transactions.run(session -> session.createNativeQuery(MARK_REPORTED)
                .setParameter("conversation", reply.webConversation())
                .setParameter("seq", reply.seq())
                .executeUpdate()
                .map(marked -> marked == 1));
    }

    /** Gives up the claim to a reply that could not be reported; it can be claimed again. */
    public Uni<Void> release(UnseenReply reply) {
        return transactions
                .run(session -> session.createNativeQuery(RELEASE)
                        .setParameter("conversation", reply.webConversation())
                        .setParameter("seq", reply.seq())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * Records that a client was sent everything after one position, up to and including another.
     *
     * @return the replies among them that {@link #claim} had returned to somebody
     */
    public Uni<List<UnseenReply>> seen(String webConversation, long after, long upTo) {
        return transactions.run(session -> session.createNativeQuery(SEEN, Object[].class)
                .setParameter("conversation", webConversation)
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .getResultList()
                .map(UnseenReplyStore::replies));
    }

    private static List<UnseenReply> replies(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new UnseenReply(
                        (String) row[0],
                        ((Number) row[1]).longValue(),
                        UUID.fromString((String) row[2]),
                        UUID.fromString((String) row[3]),
                        ((Number) row[4]).longValue()))
                .toList();
    }
}
