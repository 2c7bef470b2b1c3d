package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.TakenOver;
import telecom.assistant.conversation.turn.Effect;
import telecom.assistant.gateway.suggestion.EditDistance;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.RefusedException;
import telecom.assistant.store.consent.Consents;
import telecom.assistant.store.conversation.ConversationStore;
import telecom.assistant.store.desk.SuggestionStore;
import telecom.assistant.store.history.Erasure;

/**
 * The store as the engine uses it. Writes of a conversation are patient while the database does not answer, and fail at
 * once when another engine has taken the conversation over or when the database would never take the change.
 */
@ApplicationScoped
class EngineStore {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final ConversationStore conversations;
    private final SuggestionStore suggestions;
    private final Consents consents;
    private final Erasure erasure;
    private final EngineConfig config;

    EngineStore(
            ConversationStore conversations,
            SuggestionStore suggestions,
            Consents consents,
            Erasure erasure,
            EngineConfig config) {
        this.conversations = conversations;
        this.suggestions = suggestions;
        this.consents = consents;
        this.erasure = erasure;
        this.config = config;
    }

    Uni<TakenOver> takeOver(SubscriberId subscriber) {
        return patiently(conversations.takeOver(subscriber, config.utterancesInMemory()));
    }

    Uni<Void> save(ConversationChange change) {
        return patiently(conversations.save(change));
    }

    Uni<Void> remember(SubscriberRecord subscriber) {
        return patiently(conversations.remember(subscriber));
    }

    Uni<Void> erase(SubscriberId subscriber, Effect.Erase erase) {
        return erasure.erase(subscriber, erase.through());
    }

    Uni<Void> record(Effect.RecordConsent consent) {
        return consent.granted()
                ? consents.give(consent.subscriber(), consent.scope(), consent.at())
                : consents.withdraw(consent.subscriber().id(), consent.scope());
    }

    Uni<Void> offer(SubscriberId subscriber, Effect.OfferSuggestions offer) {
        return suggestions.offer(subscriber, offer.conversation(), offer.epoch(), offer.basedOn(), offer.suggestions());
    }

    Uni<Void> expire(Effect.ExpireSuggestions expire) {
        return suggestions.expire(expire.conversation(), expire.epoch());
    }

    /** A suggestion that is not there is left alone. */
    Uni<Void> settle(Effect.SettleSuggestion used) {
        if (used.outcome() != null) {
            return settle(used, used.outcome(), null);
        }
        return suggestions.text(used.conversation(), used.suggestion()).flatMap(proposed -> {
            if (proposed.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            int distance = EditDistance.between(proposed.get(), used.sent());
            return settle(used, distance == 0 ? SuggestionOutcome.ACCEPTED : SuggestionOutcome.EDITED, distance);
        });
    }

    private Uni<Void> settle(Effect.SettleSuggestion used, SuggestionOutcome outcome, Integer distance) {
        return suggestions.settle(
                used.conversation(), used.epoch(), used.suggestion(), used.agent(), outcome, used.sent(), distance);
    }

    private <T> Uni<T> patiently(Uni<T> work) {
        return work.onFailure(failure -> !(failure instanceof FencedException || failure instanceof RefusedException))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(config.storePatience().toMillis());
    }
}
