package telecom.assistant.store.conversation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.Transactions;

/**
 * Conversations in PostgreSQL, as the turn engine reads and writes them. An engine takes a conversation over once and
 * writes under the epoch it got; from the moment that another engine takes it over, the first one's writes are refused.
 */
@ApplicationScoped
public class ConversationStore {

    private final Transactions transactions;

    ConversationStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Takes over the subscriber's open conversation, with its last utterances; or only tells what is known of the person
     * when none is open. Bounded, whatever the conversation's length.
     */
    public Uni<TakenOver> takeOver(SubscriberId subscriber, int utterances) {
        return transactions.run(session -> raiseEpoch(session, subscriber)
                .chain(raised -> raised == 0
                        ? ConversationReader.person(session, subscriber)
                                .map(person -> new TakenOver(person, Optional.empty()))
                        : ConversationReader.openOf(session, subscriber, utterances)
                                .map(found -> new TakenOver(Optional.of(found.subscriber()), Optional.of(found)))));
    }

    /** Stores what is known of a person who has no conversation yet. */
    public Uni<Void> remember(SubscriberRecord subscriber) {
        return transactions.run(session -> session.upsert(SubscriberEntity.of(subscriber)));
    }

    /**
     * Stores what a step changed. Storing the same change again is harmless.
     *
     * @return fails with {@link FencedException} when another engine has taken the conversation over, when a later turn is
     *     stored already, or when the change opens a conversation and another one of the subscriber is open
     */
    public Uni<Void> save(ConversationChange change) {
        return change.opens() ? open(change) : update(change);
    }

    private Uni<Void> open(ConversationChange change) {
        return transactions
                .run(session -> session.insert(ConversationEntity.of(change.conversation()))
                        .chain(() -> write(session, change)))
                .onFailure(ConversationStore::isConflict)
                .transform(conflict -> fenced(change));
    }

    private Uni<Void> update(ConversationChange change) {
        return transactions.run(session -> updateUnderEpoch(session, change.conversation())
                .flatMap(updated -> updated == 0 ? Uni.createFrom().failure(fenced(change)) : write(session, change)));
    }

    private static Uni<Integer> raiseEpoch(StatelessSession session, SubscriberId subscriber) {
        return session.createMutationQuery(
                        "update ConversationEntity c set c.epoch = c.epoch + 1 where c.subscriberId = :subscriber and c.closedAt is null")
                .setParameter("subscriber", subscriber.value())
                .executeUpdate();
    }

    private static Uni<Integer> updateUnderEpoch(StatelessSession session, ConversationRecord conversation) {
        ConversationEntity entity = ConversationEntity.of(conversation);
        return session.createMutationQuery("""
                        update ConversationEntity c set c.turn = :turn, c.mode = :mode, c.channel = :channel, c.leg = :leg,
                            c.language = :language, c.handoffReason = :reason, c.handoffSummary = :summary,
                            c.waitingSince = :since, c.agentId = :agentId, c.agentName = :agentName,
                            c.lastAt = :lastAt, c.closedAt = :closedAt,
                            c.summary = :summaryText, c.summaryThrough = :summaryThrough
                        where c.id = :id and c.epoch = :epoch and c.turn <= :turn""")
                .setParameter("id", entity.id)
                .setParameter("epoch", entity.epoch)
                .setParameter("turn", entity.turn)
                .setParameter("mode", entity.mode)
                .setParameter("channel", entity.channel)
                .setParameter("leg", entity.leg)
                .setParameter("language", entity.language)
                .setParameter("reason", entity.handoffReason)
                .setParameter("summary", entity.handoffSummary)
                .setParameter("since", entity.waitingSince)
                .setParameter("agentId", entity.agentId)
                .setParameter("agentName", entity.agentName)
                .setParameter("lastAt", entity.lastAt)
                .setParameter("closedAt", entity.closedAt)
                .setParameter("summaryText", entity.summary)
                .setParameter("summaryThrough", entity.summaryThrough)
                .executeUpdate();
    }

    private static Uni<Void> write(StatelessSession session, ConversationChange change) {
        Uni<Void> written = session.upsert(SubscriberEntity.of(change.subscriber()));
        return written.chain(() -> upsertAll(session, change.legs(), leg -> LegEntity.of(change.conversation(), leg)))
                .chain(() -> upsertAll(
                        session, change.utterances(), said -> UtteranceEntity.of(change.conversation(), said)));
    }

    private static <T> Uni<Void> upsertAll(StatelessSession session, List<T> items, Function<T, Object> toEntity) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> session.upsert(toEntity.apply(item)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static FencedException fenced(ConversationChange change) {
        return new FencedException(
                change.conversation().id(), change.conversation().epoch());
    }

    private static boolean isConflict(Throwable failure) {
        // The driver's failure arrives wrapped or bare, depending on where in the transaction it was raised.
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation) {
                return violation.getKind() == ConstraintKind.UNIQUE;
            }
        }
        return false;
    }
}
