package telecom.assistant.store.web;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.Transactions;

/** Direct Line conversations in PostgreSQL. */
@ApplicationScoped
public class WebConversationStore {

    private static final String AGO = "now() - make_interval(secs => :age)";
    private static final String WITHOUT_ACTIVITIES =
            " and not exists (select 1 from web_activity a where a.conversation_id = c.conversation_id)";

    private final Transactions transactions;

    WebConversationStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Stores a conversation that has not been opened yet.
     *
     * @param name null if unknown
     * @param number in E.164 form; null if the account has no linked number
     */
    public Uni<Void> create(String id, SubscriberId subscriber, String userId, String name, String number) {
        WebConversationEntity entity = new WebConversationEntity();
        entity.id = id;
        entity.subscriberId = subscriber.value();
        entity.userId = userId;
        entity.userName = name;
        entity.number = number;
        entity.nextSeq = 1;
        entity.createdAt = Instant.now();
        return transactions.run(session -> session.insert(entity));
    }

    /** The conversation in its current state; empty if there is none with this id. */
    public Uni<Optional<WebConversation>> find(String id) {
        return transactions
                .run(session -> session.get(WebConversationEntity.class, id))
                .map(found -> Optional.ofNullable(found).map(WebConversationEntity::toRecord));
    }

    /** Notes that the client has opened the conversation; the first time stands. */
    public Uni<Void> open(String id) {
        return update(session -> session.createMutationQuery("""
                        update WebConversationEntity c set c.openedAt = :now
                        where c.id = :id and c.openedAt is null""")
                .setParameter("now", Instant.now())
                .setParameter("id", id)
                .executeUpdate());
    }

    /** Notes that the conversation is over, so that nothing more is stored in it. */
    public Uni<Void> end(String id) {
        return update(session -> session.createMutationQuery(
                        "update WebConversationEntity c set c.endedAt = :now where c.id = :id and c.endedAt is null")
                .setParameter("now", Instant.now())
                .setParameter("id", id)
                .executeUpdate());
    }

    /** Notes which node holds the stream, by the outbound partition that it consumes. */
    public Uni<Void> hold(String id, int partition) {
        return update(session -> session.createMutationQuery(
                        "update WebConversationEntity c set c.nodePartition = :partition where c.id = :id")
                .setParameter("partition", partition)
                .setParameter("id", id)
                .executeUpdate());
    }

    /** Raises the fence. A bound that is already higher stands, and so does the whole fence of a later epoch. */
    public Uni<Void> raise(String id, WebFence fence) {
        return update(session -> session.createMutationQuery("""
                        update WebConversationEntity c set c.fenceConversation = :conversation, c.fenceEpoch = :epoch,
                            c.fenceTurn = case when c.fenceConversation = :conversation and c.fenceTurn > :turn
                                then c.fenceTurn else :turn end
                        where c.id = :id and (c.fenceConversation is null or c.fenceConversation < :conversation
                            or (c.fenceConversation = :conversation and c.fenceEpoch <= :epoch))""")
                .setParameter("conversation", fence.conversation())
                .setParameter("epoch", fence.epoch())
                .setParameter("turn", fence.turn())
                .setParameter("id", id)
                .executeUpdate());
    }

    /** The seq of the newest activity of each conversation, 0 if there is none. */
    public Uni<Map<String, Long>> lastSeqs(Collection<String> ids) {
        // The ids are one parameter, so that the statement is the same for any number of them.
        return transactions.run(session -> session.createNativeQuery("""
                        select conversation_id, next_seq - 1 from web_conversation
                        where conversation_id = any(string_to_array(cast(:ids as text), ','))""", Object[].class)
                .setParameter("ids", String.join(",", ids))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue()))));
    }

    /** Deletes activities older than this, and conversations just as old that have none. */
    public Uni<Void> forget(Duration age) {
        return update(session -> delete(session, "web_activity where created_at < " + AGO, age)
                .chain(() ->
                        delete(session, "web_conversation c where created_at < " + AGO + WITHOUT_ACTIVITIES, age)));
    }

    private static Uni<Integer> delete(StatelessSession session, String rows, Duration age) {
        return session.createNativeQuery("delete from " + rows)
                .setParameter("age", (double) age.toSeconds())
                .executeUpdate();
    }

    private Uni<Void> update(Update update) {
        return transactions.run(update::in).replaceWithVoid();
    }

    @FunctionalInterface
    private interface Update {
        Uni<Integer> in(StatelessSession session);
    }
}
