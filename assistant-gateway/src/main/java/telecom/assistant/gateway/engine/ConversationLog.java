package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.RefusedException;
import telecom.assistant.store.conversation.ConversationStore;
import telecom.assistant.store.conversation.SubscriberRecord;
import telecom.assistant.store.conversation.TakenOver;

/**
 * The store as the engine uses it: patient while the database does not answer, and at once with its verdict when
 * another engine has taken the conversation over or when it would never take the change.
 */
@ApplicationScoped
class ConversationLog {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final ConversationStore store;
    private final EngineConfig config;

    ConversationLog(ConversationStore store, EngineConfig config) {
        this.store = store;
        this.config = config;
    }

    Uni<TakenOver> takeOver(SubscriberId subscriber) {
        return patiently(store.takeOver(subscriber, config.utterancesInMemory()));
    }

    Uni<Void> remember(SubscriberRecord subscriber) {
        return patiently(store.remember(subscriber));
    }

    /** Stores what has changed in the conversation since the last call. */
    Uni<Void> save(Conversation conversation) {
        return patiently(store.save(conversation.takeChange()));
    }

    private <T> Uni<T> patiently(Uni<T> work) {
        return work.onFailure(failure -> !(failure instanceof FencedException || failure instanceof RefusedException))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(config.storePatience().toMillis());
    }
}
