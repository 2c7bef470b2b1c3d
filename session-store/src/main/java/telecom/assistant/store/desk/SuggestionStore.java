package telecom.assistant.store.desk;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.store.Transactions;

/**
 * The replies suggested to agents, and what they did with them. Only the engine that holds the conversation, by its epoch,
 * changes anything. What an engine writes that has lost the conversation is silently ignored, because the engine that has
 * it now processes the same event again.
 */
@ApplicationScoped
public class SuggestionStore {

    private static final String IS_HELD =
            " and exists (select 1 from ConversationEntity c where c.id = :conversation and c.epoch = :epoch)";

    private final Transactions transactions;

    SuggestionStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Stores suggestions, in the order in which they are shown. Storing the same ones again is harmless. */
    public Uni<Void> offer(
            SubscriberId subscriber, UUID conversation, long epoch, UUID basedOn, List<Suggestion> suggestions) {
        Instant now = Instant.now();
        return transactions.run(session -> isHeld(session, conversation, epoch).flatMap(held -> Multi.createFrom()
                .range(0, held ? suggestions.size() : 0)
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
                .replaceWithVoid()));
    }

    /** Whether the conversation has this epoch. If so, it keeps it until the transaction ends. */
    private static Uni<Boolean> isHeld(StatelessSession session, UUID conversation, long epoch) {
        return session.createNativeQuery(
                        "select 1 from conversation where conversation_id = :conversation and epoch = :epoch for share",
                        Integer.class)
                .setParameter("conversation", conversation)
                .setParameter("epoch", epoch)
                .getSingleResultOrNull()
                .map(Objects::nonNull);
    }

    /** The text of a suggestion of this conversation; empty if there is no such suggestion. */
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
     * @param finalText what was sent instead; null if nothing was sent
     * @param editDistance Levenshtein distance from the suggestion to the final text, in characters; null if nothing was
     *     sent
     */
    public Uni<Void> settle(
            UUID conversation,
            long epoch,
            UUID suggestion,
            Agent agent,
            SuggestionOutcome outcome,
            String finalText,
            Integer editDistance) {
        return transactions
                .run(session -> session.createMutationQuery("""
                                update SuggestionEntity s set s.outcome = :outcome, s.finalText = :finalText,
                                    s.editDistance = :distance, s.agentId = :agent, s.settledAt = :now
                                where s.conversationId = :conversation and s.id = :id and s.outcome is null""" + IS_HELD)
                        .setParameter("conversation", conversation)
                        .setParameter("epoch", epoch)
                        .setParameter("id", suggestion)
                        .setParameter("outcome", outcome)
                        .setParameter("finalText", finalText)
                        .setParameter("distance", editDistance)
                        .setParameter("agent", agent.id())
                        .setParameter("now", Instant.now())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Marks the suggestions for the conversation that were never used as ignored. */
    public Uni<Void> expire(UUID conversation, long epoch) {
        return transactions
                .run(session -> session.createMutationQuery("""
                                update SuggestionEntity s set s.outcome = :ignored, s.settledAt = :now
                                where s.conversationId = :conversation and s.outcome is null""" + IS_HELD)
                        .setParameter("conversation", conversation)
                        .setParameter("epoch", epoch)
                        .setParameter("ignored", SuggestionOutcome.IGNORED)
                        .setParameter("now", Instant.now())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
