package telecom.assistant.store.conversation;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.SubscriberId;

/** The queries on conversations, each within a session of the caller's. Every one is bounded. */
public final class ConversationReader {

    static final String LAST_UTTERANCES = """
            select u.* from utterance u where u.conversation_id = :conversation
            order by %s limit :limit""".formatted(UtteranceEntity.NEWEST_FIRST);

    private ConversationReader() {}

    /**
     * The end of a conversation, oldest utterance first: by turn, within a turn the subscriber's before what answers
     * them, and only then by time, which the clocks of several nodes have told.
     */
    public static Uni<List<UtteranceRecord>> lastUtterances(StatelessSession session, UUID conversation, int limit) {
        return session.createNativeQuery(LAST_UTTERANCES, UtteranceEntity.class)
                .setParameter("conversation", conversation)
                .setParameter("limit", limit)
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
}
