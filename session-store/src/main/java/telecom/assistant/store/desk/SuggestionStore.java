package telecom.assistant.store.desk;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.store.Transactions;

/** What was proposed to agents, and what they made of it. */
@ApplicationScoped
public class SuggestionStore {

    private final Transactions transactions;

    SuggestionStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Stores suggestions in the order in which they are shown. Storing the same ones again is harmless. */
    public Uni<Void> offer(SubscriberId subscriber, UUID conversation, UUID basedOn, List<Suggestion> suggestions) {
        Instant now = Instant.now();
        return transactions.run(session -> Multi.createFrom()
                .range(0, suggestions.size())
                .onItem()
                .transformToUniAndConcatenate(rank -> {
                    Suggestion suggestion = suggestions.get(rank);
                    SuggestionEntity entity = new SuggestionEntity();
                    entity.id = suggestion.suggestionId();
                    entity.conversationId = conversation;
                    entity.subscriberId = subscriber.value();
                    entity.basedOn = basedOn;
                    entity.rank = rank;
                    entity.text = suggestion.text();
                    entity.confidence = suggestion.confidence();
                    entity.offeredAt = now;
                    return session.upsert(entity);
                })
                .collect()
                .last()
                .replaceWithVoid());
    }

    /** The text of a suggestion of this conversation; empty when there is no such suggestion. */
    public Uni<Optional<String>> text(UUID conversation, UUID suggestion) {
        return transactions.run(session -> session.createSelectionQuery("""
                        select s.text from SuggestionEntity s
                        where s.conversationId = :conversation and s.id = :id""", String.class)
                .setParameter("conversation", conversation)
                .setParameter("id", suggestion)
                .getSingleResultOrNull()
                .map(Optional::ofNullable));
    }

    /**
     * Stores what an agent did with a suggestion of this conversation. The first outcome stands.
     *
     * @param finalText what was sent instead; null when nothing was
     * @param editDistance Levenshtein distance from the suggestion to the final text, in characters; null when nothing
     *     was sent
     */
    public Uni<Void> settle(
            UUID conversation,
            UUID suggestion,
            Agent agent,
            SuggestionOutcome outcome,
            String finalText,
            Integer editDistance) {
        return transactions
                .run(session -> session.createMutationQuery("""
                                update SuggestionEntity s set s.outcome = :outcome, s.finalText = :finalText,
                                    s.editDistance = :distance, s.agentId = :agent, s.settledAt = :now
                                where s.conversationId = :conversation and s.id = :id and s.outcome is null""")
                        .setParameter("conversation", conversation)
                        .setParameter("id", suggestion)
                        .setParameter("outcome", outcome)
                        .setParameter("finalText", finalText)
                        .setParameter("distance", editDistance)
                        .setParameter("agent", agent.id())
                        .setParameter("now", Instant.now())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Settles as ignored what was proposed for the conversation and never used. */
    public Uni<Void> expire(UUID conversation) {
        return transactions
                .run(session -> session.createMutationQuery("""
                                update SuggestionEntity s set s.outcome = :ignored, s.settledAt = :now
                                where s.conversationId = :conversation and s.outcome is null""")
                        .setParameter("conversation", conversation)
                        .setParameter("ignored", SuggestionOutcome.IGNORED)
                        .setParameter("now", Instant.now())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
