package telecom.assistant.store.conversation;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;

/** The queries on conversations, each within a session of the caller's. Every one is bounded. */
public final class ConversationReader {

    private static final int MOST_LEGS = 32;

    private ConversationReader() {}

    /** The subscriber's open conversation with its open legs and last utterances. */
    static Uni<LoadedConversation> openOf(StatelessSession session, SubscriberId subscriber, int utterances) {
        return session.createSelectionQuery(
                        "from ConversationEntity c where c.subscriberId = :subscriber and c.closedAt is null",
                        ConversationEntity.class)
                .setParameter("subscriber", subscriber.value())
                .getSingleResult()
                .flatMap(conversation -> withDetails(session, conversation, utterances));
    }

    static Uni<Optional<SubscriberRecord>> person(StatelessSession session, SubscriberId subscriber) {
        return session.get(SubscriberEntity.class, subscriber.value())
                .map(found -> Optional.ofNullable(found).map(SubscriberEntity::toRecord));
    }

    private static Uni<LoadedConversation> withDetails(
            StatelessSession session, ConversationEntity conversation, int utterances) {
        return session.get(SubscriberEntity.class, conversation.subscriberId)
                .flatMap(person -> openLegs(session, conversation.id).flatMap(legs -> lastUtterances(
                                session, conversation.id, utterances)
                        .map(said -> new LoadedConversation(
                                person.toRecord(), conversation.toRecord(routeOf(conversation, legs)), legs, said))));
    }

    /**
     * The end of a conversation, oldest utterance first: by turn, within a turn the subscriber's before what answers
     * them, and only then by time, which the clocks of several nodes have told.
     */
    public static Uni<List<UtteranceRecord>> lastUtterances(StatelessSession session, UUID conversation, int limit) {
        return session.createSelectionQuery("""
                        from UtteranceEntity u where u.conversationId = :conversation
                        order by %s""".formatted(UtteranceEntity.NEWEST_FIRST), UtteranceEntity.class)
                .setParameter("conversation", conversation)
                .setMaxResults(limit)
                .getResultList()
                .map(newestFirst -> {
                    List<UtteranceEntity> oldestFirst = new ArrayList<>(newestFirst);
                    Collections.reverse(oldestFirst);
                    return oldestFirst.stream().map(UtteranceEntity::toRecord).toList();
                });
    }

    /** Whose conversation it is, while it is open. */
    public static Uni<Optional<SubscriberId>> subscriberOf(StatelessSession session, UUID conversation) {
        return session.createSelectionQuery(
                        "select c.subscriberId from ConversationEntity c where c.id = :id and c.closedAt is null",
                        String.class)
                .setParameter("id", conversation)
                .getSingleResultOrNull()
                .map(found -> Optional.ofNullable(found).map(SubscriberId::new));
    }

    private static Uni<List<LegRecord>> openLegs(StatelessSession session, UUID conversation) {
        return session.createSelectionQuery("""
                        from LegEntity l where l.conversationId = :conversation and l.closedAt is null
                        order by l.lastAt desc""", LegEntity.class)
                .setParameter("conversation", conversation)
                .setMaxResults(MOST_LEGS)
                .getResultList()
                .map(entities -> entities.stream().map(LegEntity::toRecord).toList());
    }

    private static Route routeOf(ConversationEntity conversation, List<LegRecord> legs) {
        return legs.stream()
                .map(LegRecord::route)
                .filter(route ->
                        route.channel() == conversation.channel && route.leg().equals(conversation.leg))
                .findFirst()
                .orElseGet(() -> new Route(conversation.channel, conversation.leg, null, null, null));
    }
}
