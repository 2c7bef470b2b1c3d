package telecom.assistant.store.web;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/**
 * Keeps track, in PostgreSQL, of the replies that were stored while no client was connected; {@link
 * WebActivityStore#append} adds them. Safe for use by many nodes: only one of them at a time can claim a reply.
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
                    order by o.stored_at limit :limit for update skip locked)
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
        Map<String, ?> unseen = Map.of(
                "conversation",
                webConversation,
                "seq",
                seq,
                "turnConversation",
                turn.conversation(),
                "turn",
                turn.turn());
        return transactions.run(new Statement(NOTE, unseen)::execute).replaceWithVoid();
    }

    /**
     * Claims replies that have not been sent to any client for {@code age}, oldest first and at most {@code limit} of
     * them. The caller reports them to the engine and then {@linkplain #markReported marks} them. Nobody else gets them
     * until the lease expires, after which the caller is assumed dead.
     */
    public Uni<List<UnseenReply>> claim(Duration age, Duration lease, int limit) {
        Map<String, ?> which = Map.of("age", Statement.seconds(age), "lease", Statement.seconds(lease), "limit", limit);
        return replies(new Statement(CLAIM, which));
    }

    /** Marks a reply as reported; false if it was sent to a client meanwhile, which the reporter did not know. */
    public Uni<Boolean> markReported(UnseenReply reply) {
        return transactions.run(of(reply, MARK_REPORTED)::execute).map(marked -> marked == 1);
    }

    /** Gives up the claim to a reply that could not be reported; it can be claimed again. */
    public Uni<Void> release(UnseenReply reply) {
        return transactions.run(of(reply, RELEASE)::execute).replaceWithVoid();
    }

    /**
     * Records that everything after one position, up to and including another, was sent to a client.
     *
     * @return the replies among them that had been {@linkplain #claim claimed}
     */
    public Uni<List<UnseenReply>> seen(String webConversation, long after, long upTo) {
        return replies(new Statement(SEEN, Map.of("conversation", webConversation, "after", after, "upTo", upTo)));
    }

    private static Statement of(UnseenReply reply, String statement) {
        return new Statement(statement, Map.of("conversation", reply.webConversation(), "seq", reply.seq()));
    }

    private Uni<List<UnseenReply>> replies(Statement statement) {
        return transactions.run(session -> statement.list(session, Tuple.class)).map(rows -> rows.stream()
                .map(row -> new UnseenReply(
                        row.get(0, String.class),
                        row.get(1, Long.class),
                        UUID.fromString(row.get(2, String.class)),
                        UUID.fromString(row.get(3, String.class)),
                        row.get(4, Long.class)))
                .toList());
    }
}
