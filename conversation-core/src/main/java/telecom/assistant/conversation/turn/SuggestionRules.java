package telecom.assistant.conversation.turn;

import java.util.UUID;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.ConversationMode;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.SuggestionOutcome;

/** Decides on the replies suggested to the agent. At most one set is offered at a time. */
final class SuggestionRules {

    private final Step step;

    SuggestionRules(Step step) {
        this.step = step;
    }

    /** Asks for suggestions that answer the subscriber's last utterance, and withdraws those offered before. */
    void refresh(Envelope<?> cause) {
        withdraw(cause);
        step.conversation()
                .lastOfSubscriber()
                .ifPresent(last -> step.atOnce(new Effect.AskForSuggestions(step.memory(), last.id(), cause)));
    }

    /**
     * Withdraws the offered suggestions, which no longer fit, and stops new ones from being written. The desk is always
     * notified, because it may still show suggestions from another engine.
     */
    void withdraw(Envelope<?> cause) {
        Conversation conversation = step.conversation();
        step.atOnce(new Effect.Stop(Effect.Task.SUGGESTIONS));
        UUID suggestedFor = step.memory().suggestedFor();
        step.notifyDesk(cause, new DeskEvent.SuggestionsExpired(conversation.id(), suggestedFor));
        step.memory().setSuggestedFor(null);
        step.storeLast(new Effect.ExpireSuggestions(conversation.id(), conversation.epoch()));
    }

    /**
     * Stores the outcome of a suggestion.
     *
     * @param outcome what the agent did with it; null to derive this from {@code sent}
     * @param sent the text that the agent sent; null if nothing was sent
     */
    void settle(UUID suggestion, Agent agent, SuggestionOutcome outcome, String sent) {
        Conversation conversation = step.conversation();
        step.storeLast(
                new Effect.SettleSuggestion(conversation.id(), conversation.epoch(), suggestion, agent, outcome, sent));
    }

    /** Offers newly written suggestions, unless the subscriber has spoken since or no agent is wanted any more. */
    State offer(State state, Event.SuggestionsWritten event) {
        boolean wanted = state instanceof State.Open open && open.mode().kind() != ConversationMode.ASSISTANT;
        if (wanted && !event.suggestions().isEmpty() && isLast(event)) {
            Conversation conversation = step.conversation();
            step.memory().setSuggestedFor(event.basedOn());
            UUID id = conversation.id();
            step.storeFirst(new Effect.OfferSuggestions(
                    step.memory().id(), id, conversation.epoch(), event.basedOn(), event.suggestions()));
            step.notifyDesk(event.cause(), new DeskEvent.SuggestionsOffered(id, event.basedOn(), event.suggestions()));
        }
        return state;
    }

    private boolean isLast(Event.SuggestionsWritten event) {
        return step.conversation()
                .lastOfSubscriber()
                .filter(last -> last.id().equals(event.basedOn()))
                .isPresent();
    }
}
