package telecom.assistant.conversation.turn;

import java.util.UUID;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;

/** The replies that are proposed to the agent: at most one set stands at a time. */
final class SuggestionRules {

    private final Step step;

    SuggestionRules(Step step) {
        this.step = step;
    }

    /** Has replies to the subscriber's last words proposed; whatever was proposed before no longer fits. */
    void refresh(Envelope<?> cause) {
        withdraw(cause);
        step.conversation()
                .lastOfSubscriber()
                .ifPresent(last -> step.atOnce(new Effect.AskForSuggestions(step.memory(), last.id(), cause)));
    }

    /**
     * What is proposed no longer fits, and what is being written is no longer wanted. The desk is always notified, because
     * suggestions that another engine had written may still be on its screens.
     */
    void withdraw(Envelope<?> cause) {
        Conversation conversation = step.conversation();
        step.atOnce(new Effect.StopSuggestions());
        step.notifyDesk(
                cause,
                new DeskEvent.SuggestionsExpired(
                        conversation.id(), step.memory().suggestedFor()));
        step.memory().suggestFor(null);
        step.storeBehind(new Effect.ExpireSuggestions(conversation.id(), conversation.epoch()));
    }

    /** The agent has spoken: what was used is settled, and the rest no longer fits. */
    void settle(Envelope<?> cause, Agent agent, UUID used, String sent) {
        if (used != null) {
            Conversation conversation = step.conversation();
            step.storeBehind(
                    new Effect.SettleSuggestion(conversation.id(), conversation.epoch(), used, agent, null, sent));
        }
        withdraw(cause);
    }

    /** Replies have been written; they are offered unless the subscriber has spoken since, or no agent is wanted any more. */
    State written(State state, Event.SuggestionsWritten event) {
        boolean wanted = state instanceof State.WaitingForAgent || state instanceof State.Attended;
        if (wanted && !event.suggestions().isEmpty() && isLast(event)) {
            Conversation conversation = step.conversation();
            step.memory().suggestFor(event.basedOn());
            step.storeFirst(new Effect.OfferSuggestions(
                    conversation.id(), conversation.epoch(), event.basedOn(), event.suggestions()));
            step.notifyDesk(
                    event.cause(),
                    new DeskEvent.SuggestionsOffered(conversation.id(), event.basedOn(), event.suggestions()));
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
