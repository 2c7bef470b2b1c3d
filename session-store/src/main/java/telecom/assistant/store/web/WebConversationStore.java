package telecom.assistant.store.web;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.Transactions;

/** Direct Line conversations in PostgreSQL. */
@ApplicationScoped
public class WebConversationStore {

    private final Transactions transactions;

    WebConversationStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Stores a conversation that has not been opened yet.
     *
     * @param name null when unknown
     * @param number in E.164 form; null when the account has no linked number
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

    /** The conversation as it now is; empty when there is none of this id. */
    public Uni<Optional<WebConversation>> find(String id) {
        return transactions
                .run(session -> session.get(WebConversationEntity.class, id))
                .map(found -> Optional.ofNullable(found).map(WebConversationEntity::toRecord));
    }

    /** Notes that the client has begun; the first beginning stands. */
    public Uni<Void> open(String id, String language) {
        return update(session -> session.createMutationQuery("""
                        update WebConversationEntity c set c.openedAt = :now, c.language = :language
                        where c.id = :id and c.openedAt is null""")
                .setParameter("language", language)
                .setParameter("now", Instant.now())
                .setParameter("id", id)
                .executeUpdate());
    }

    /** Notes that the conversation is over; nothing more is stored in it. */
    public Uni<Void> end(String id) {
        return update(session -> session.createMutationQuery(
                        "update WebConversationEntity c set c.endedAt = :now where c.id = :id and c.endedAt is null")
                .setParameter("now", Instant.now())
                .setParameter("id", id)
                .executeUpdate());
    }

    /** Notes which node now holds the stream, by the outbound partition that it consumes. */
    public Uni<Void> hold(String id, int partition) {
        return update(session -> session.createMutationQuery(
                        "update WebConversationEntity c set c.nodePartition = :partition where c.id = :id")
                .setParameter("partition", partition)
                .setParameter("id", id)
                .executeUpdate());
    }

    /** Raises the fence; one that is higher already stands. */
    public Uni<Void> raise(String id, WebFence fence) {
        return update(session -> session.createMutationQuery("""
                        update WebConversationEntity c set c.fenceConversation = :conversation, c.fenceTurn = :turn
                        where c.id = :id and (c.fenceConversation is null or c.fenceConversation < :conversation
                            or (c.fenceConversation = :conversation and c.fenceTurn < :turn))""")
                .setParameter("conversation", fence.conversation())
                .setParameter("turn", fence.turn())
                .setParameter("id", id)
                .executeUpdate());
    }

    private Uni<Void> update(Update update) {
        return transactions.run(update::in).replaceWithVoid();
    }

    @FunctionalInterface
    private interface Update {
        Uni<Integer> in(StatelessSession session);
    }
}
