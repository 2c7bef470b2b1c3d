package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.TakeOverResult;
import telecom.assistant.conversation.turn.Effect;
import telecom.assistant.gateway.suggestion.EditDistance;
import telecom.assistant.store.consent.Consents;
import telecom.assistant.store.conversation.ConversationStore;
import telecom.assistant.store.desk.SuggestionStore;
import telecom.assistant.store.history.Erasure;

/**
 * The store as the engine uses it. Reading and saving a conversation are retried while the database does not answer.
 * Both fail at once when another engine has taken the conversation over, or when the database rejects the change
 * permanently. No attempt is made after the end of the assignment: taking the conversation over at that point would
 * fence off the engine that has the partition now.
 */
@ApplicationScoped
class EngineStore {

    private static final Duration PULSE_INTERVAL = Duration.ofMillis(300);

    private final ConversationStore conversations;
    private final SuggestionStore suggestions;
    private final Consents consents;
    private final Erasure erasure;
    private final EngineConfig config;
    private final StorePulse pulse;

    EngineStore(
            ConversationStore conversations,
            SuggestionStore suggestions,
            Consents consents,
            Erasure erasure,
            EngineConfig config,
            StorePulse pulse) {
        this.conversations = conversations;
        this.suggestions = suggestions;
        this.consents = consents;
        this.erasure = erasure;
        this.config = config;
        this.pulse = pulse;
    }

    /** Pings the store whenever it has not answered anything else recently, until the result is cancelled. */
    Cancellable keepPulse(Timers timers) {
        return pulse.keep(PULSE_INTERVAL, timers, conversations::ping);
    }

    /** Whether the store has answered recently, so that it will most likely accept the next write. */
    boolean isAnswering() {
        return pulse.isRecent();
    }

    Uni<TakeOverResult> takeOver(SubscriberId subscriber, Assignment assignment) {
        return withRetries(conversations.takeOver(subscriber, config.utterancesInMemory()), assignment);
    }

    Uni<Void> save(ConversationChange change, Assignment assignment) {
        return withRetries(conversations.save(change), assignment);
    }

    Uni<Void> write(Effect.Write write, Assignment assignment) {
        return write.handle(new Writes(assignment));
    }

    private <T> Uni<T> withRetries(Uni<T> work, Assignment assignment) {
        return Fault.retryingOutages(assignment.during(pulse.observing(work)), config.storePatience());
    }

    /** Carries out the writes that are not part of the conversation itself. */
    private final class Writes implements Effect.Write.Handler<Uni<Void>> {

        private final Assignment assignment;

        Writes(Assignment assignment) {
            this.assignment = assignment;
        }

        @Override
        public Uni<Void> on(Effect.Remember remember) {
            return withRetries(conversations.remember(remember.subscriber()));
        }

        @Override
        public Uni<Void> on(Effect.Erase erase) {
            return withRetries(erasure.erase(erase.subscriber(), erase.through()));
        }

        @Override
        public Uni<Void> on(Effect.RecordConsent consent) {
            return withRetries(
                    consent.granted()
                            ? consents.give(consent.subscriber(), consent.scope(), consent.at())
                            : consents.withdraw(consent.subscriber().id(), consent.scope()));
        }

        @Override
        public Uni<Void> on(Effect.OfferSuggestions offer) {
            return withRetries(suggestions.offer(
                    offer.subscriber(), offer.conversation(), offer.epoch(), offer.basedOn(), offer.suggestions()));
        }

        @Override
        public Uni<Void> on(Effect.ExpireSuggestions expire) {
            return withRetries(suggestions.expire(expire.conversation(), expire.epoch()));
        }

        /** Stores the outcome of a suggestion; does nothing if there is no such suggestion. */
        @Override
        public Uni<Void> on(Effect.SettleSuggestion used) {
            if (used.outcome() != null) {
                return settle(used, used.outcome(), null);
            }
            return withRetries(suggestions.text(used.conversation(), used.suggestion()))
                    .flatMap(proposed -> {
                        if (proposed.isEmpty()) {
                            return Uni.createFrom().voidItem();
                        }
                        int distance = EditDistance.between(proposed.get(), used.sent());
                        return settle(
                                used, distance == 0 ? SuggestionOutcome.ACCEPTED : SuggestionOutcome.EDITED, distance);
                    });
        }

        private Uni<Void> settle(Effect.SettleSuggestion used, SuggestionOutcome outcome, Integer distance) {
            return withRetries(suggestions.settle(
                    used.conversation(),
                    used.epoch(),
                    used.suggestion(),
                    used.agent(),
                    outcome,
                    used.sent(),
                    distance));
        }

        private <T> Uni<T> withRetries(Uni<T> work) {
            return EngineStore.this.withRetries(work, assignment);
        }
    }
}
