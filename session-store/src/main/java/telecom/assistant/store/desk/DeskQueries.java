package telecom.assistant.store.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.store.Transactions;
import telecom.assistant.store.conversation.ConversationQueue;
import telecom.assistant.store.conversation.ConversationReader;
import telecom.assistant.store.conversation.ConversationView;

/** The queries of the agent desk. */
@ApplicationScoped
public class DeskQueries {

    private final Transactions transactions;

    DeskQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Open conversations: first those of subscribers who wait for an agent, longest wait first; then those with an
     * agent, and then those with the assistant, each group with the latest activity first.
     *
     * @param activeSince leaves out conversations with the assistant in which nothing has happened since then
     */
    public Uni<List<ConversationView>> queue(int limit, Instant activeSince) {
        return transactions.run(session -> ConversationQueue.read(session, limit, activeSince));
    }

    /** The subscriber of a conversation; empty if there is no such conversation or it is closed. */
    public Uni<Optional<SubscriberId>> subscriberOf(UUID conversation) {
        return transactions.run(session -> ConversationReader.subscriberOf(session, conversation));
    }

    /** The last utterances, oldest first, and the suggestions that are still open. */
    public Uni<Transcript> transcript(UUID conversation, int limit) {
        return transactions.run(session -> ConversationReader.lastUtterances(session, conversation, limit)
                .flatMap(utterances ->
                        unsettled(session, conversation).map(suggestions -> transcript(utterances, suggestions))));
    }

    /** The utterances right before this one, oldest first. */
    public Uni<List<UtteranceRecord>> before(UUID conversation, UUID utterance, int limit) {
        return transactions.run(
                session -> ConversationReader.utterancesBefore(session, conversation, utterance, limit));
    }

    private static Uni<List<SuggestionEntity>> unsettled(StatelessSession session, UUID conversation) {
        return session.createSelectionQuery("""
                        from SuggestionEntity s where s.conversationId = :conversation and s.outcome is null
                        order by s.offeredAt desc, s.rank""", SuggestionEntity.class)
                .setParameter("conversation", conversation)
                .setMaxResults(3)
                .getResultList();
    }

    private static Transcript transcript(List<UtteranceRecord> utterances, List<SuggestionEntity> suggestions) {
        return new Transcript(
                utterances,
                suggestions.isEmpty() ? null : suggestions.get(0).basedOn,
                suggestions.stream().map(SuggestionEntity::toSuggestion).toList());
    }
}
