package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.gateway.suggestion.EditDistance;
import telecom.assistant.store.conversation.Mode;
import telecom.assistant.store.conversation.UtteranceRecord;

/** The replies proposed to the agent of one conversation: at most one set stands at a time. Confined to the lane. */
final class Suggestions {

    private static final Logger LOG = Logger.getLogger(Suggestions.class);

    private final EngineServices services;
    private final ConversationLane lane;
    private Cancellable writing;
    private UUID basedOn;

    Suggestions(EngineServices services, ConversationLane lane) {
        this.services = services;
        this.lane = lane;
    }

    /** Has replies to the subscriber's last utterance written; whatever was proposed before expires first. */
    Uni<Void> refresh(Conversation conversation, Envelope<?> cause) {
        return withdraw(conversation, cause).invoke(() -> write(conversation, cause));
    }

    private void write(Conversation conversation, Envelope<?> cause) {
        Optional<UtteranceRecord> last = conversation.lastOfSubscriber();
        if (last.isEmpty()) {
            return;
        }
        UUID answered = last.get().id();
        writing = services.suggestionWriter()
                .write(services.prompts()
                        .suggestions(conversation.context())
                        .withTraceparent(cause.trace().child().toString()))
                .subscribe()
                .with(
                        written -> lane.submit(current -> offer(current, cause, answered, written)),
                        failure -> LOG.warnf(
                                "no suggestions conversation=%s cause=%s",
                                conversation.id(), failure.getClass().getSimpleName()));
    }

    private Uni<Void> offer(Conversation conversation, Envelope<?> cause, UUID answered, List<Suggestion> written) {
        boolean current = conversation
                .lastOfSubscriber()
                .filter(last -> last.id().equals(answered))
                .isPresent();
        if (!current || written.isEmpty() || conversation.mode() instanceof Mode.Assisted) {
            return Uni.createFrom().voidItem();
        }
        basedOn = answered;
        return services.suggestions()
                .offer(conversation.subscriber().id(), conversation.id(), conversation.epoch(), answered, written)
                .invoke(() -> services.outbox()
                        .tellDesk(cause, new DeskEvent.SuggestionsOffered(conversation.id(), answered, written)));
    }

    /** The agent has spoken: settles the suggestion that was used, and the others as ignored. */
    Uni<Void> settle(Conversation conversation, Envelope<?> cause, Agent agent, UUID used, String sent) {
        Uni<Void> settled = used == null
                ? Uni.createFrom().voidItem()
                : services.suggestions()
                        .text(conversation.id(), used)
                        .flatMap(text -> text.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : settle(conversation, agent, used, text.get(), sent));
        return settled.chain(() -> withdraw(conversation, cause));
    }

    private Uni<Void> settle(Conversation conversation, Agent agent, UUID used, String proposed, String sent) {
        int distance = EditDistance.between(proposed, sent);
        SuggestionOutcome outcome = distance == 0 ? SuggestionOutcome.ACCEPTED : SuggestionOutcome.EDITED;
        return services.suggestions()
                .settle(conversation.id(), conversation.epoch(), used, agent, outcome, sent, distance);
    }

    /**
     * What is proposed no longer fits, and what is being written is no longer wanted. The desk is always told, because
     * suggestions that another engine had written may still be on its screens.
     */
    Uni<Void> withdraw(Conversation conversation, Envelope<?> cause) {
        cancel();
        services.outbox().tellDesk(cause, new DeskEvent.SuggestionsExpired(conversation.id(), basedOn));
        basedOn = null;
        return services.suggestions().expire(conversation.id(), conversation.epoch());
    }

    void cancel() {
        if (writing != null) {
            writing.cancel();
            writing = null;
        }
    }
}
