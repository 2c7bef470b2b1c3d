package telecom.assistant.store.desk;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/**
 * The replies suggested to agents, and what the agents did with them. Only the engine that holds the conversation, as
 * its epoch shows, can change anything. Writes of an engine that has lost the conversation are silently ignored,
 * because the engine that holds it now processes the same event again.
 */
@ApplicationScoped
public class SuggestionStore {

    private static final String IS_HELD =
            " and exists (select from conversation c where c.conversation_id = :conversation and c.epoch = :epoch)";

    private static final String SETTLE = """
            update suggestion set outcome = :outcome, final_text = :finalText,
                edit_distance = cast(:distance as integer), agent_id = :agent, settled_at = :now
            where conversation_id = :conversation and suggestion_id = :id and outcome is null""" + IS_HELD;

    private static final String EXPIRE = """
            update suggestion set outcome = 'IGNORED', settled_at = :now
            where conversation_id = :conversation and outcome is null""" + IS_HELD;

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

    /**
     * Whether the conversation has this epoch. If so, its row is locked, and the epoch stays the same until the
     * transaction ends.
     */
    private static Uni<Boolean> isHeld(StatelessSession session, UUID conversation, long epoch) {
        String held = "select 1 from conversation where conversation_id = :conversation and epoch = :epoch for share";
        return new Statement(held, Map.of("conversation", conversation, "epoch", epoch))
                .one(session, Integer.class)
                .map(Objects::nonNull);
    }

    /** The text of a suggestion of this conversation; empty if there is no such suggestion. */
    public Uni<Optional<String>> text(UUID conversation, UUID suggestion) {
        String text = "select text from suggestion where conversation_id = :conversation and suggestion_id = :id";
        return transactions
                .run(session -> new Statement(text, Map.of("conversation", conversation, "id", suggestion))
                        .one(session, String.class))
                .map(Optional::ofNullable);
    }

    /**
     * Stores what an agent did with a suggestion of this conversation. The first outcome stands.
     *
     * @param finalText the text that was sent; null if nothing was sent
     * @param editDistance Levenshtein distance from the suggestion to the final text, in characters; null if nothing
     *     was sent
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
                .run(session -> session.createNativeQuery(SETTLE)
                        .setParameter("conversation", conversation)
                        .setParameter("epoch", epoch)
                        .setParameter("id", suggestion)
                        .setParameter("outcome", outcome.name())
                        .setParameter("finalText", finalText)
                        .setParameter("distance", editDistance)
                        .setParameter("agent", agent.id())
                        .setParameter("now", Instant.now())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Marks those of the conversation's suggestions that have no outcome yet as ignored. */
    public Uni<Void> expire(UUID conversation, long epoch) {
        Map<String, ?> ignored = Map.of("conversation", conversation, "epoch", epoch, "now", Instant.now());
        return transactions.run(new Statement(EXPIRE, ignored)::execute).replaceWithVoid();
    }
}
