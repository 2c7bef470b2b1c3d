package telecom.assistant.conversation.turn;

import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.InboundEvent.FromChannel;
import telecom.assistant.channel.event.ShownTurn;
import telecom.assistant.conversation.turn.Effect.Observation;

/**
 * Detects that a database fail-over has lost the last commits, so that a channel has shown more than the store knows.
 * The channel would drop replies for a turn or conversation that it considers over, so the engine skips past both. The
 * content of the lost turns is not recovered.
 */
final class LostTurnRules {

    private final Step step;

    LostTurnRules(Step step) {
        this.step = step;
    }

    /** Skips past the turn that was shown on the event's leg. Returns the state in which to handle the event. */
    State skipLostTurns(State state, Arrival arrival, FromChannel event) {
        ShownTurn shown = arrival.envelope().shown();
        Conversation conversation = step.conversation();
        if (shown == null) {
            return state;
        }
        step.memory().noteShown(shown.conversation());
        if (conversation == null) {
            return state;
        }
        Channel channel = event.route().channel();
        int order = conversation.id().compareTo(shown.conversation());
        if (order == 0 && shown.turn() > conversation.turn()) {
            step.observe(Observation.TURNS_LOST, conversation.id(), shown.turn(), channel, null);
            conversation.countTurnsFrom(shown.turn());
        } else if (order < 0
                && state instanceof State.Resting resting
                && !step.memory().hasPending()) {
            // A later conversation was shown, so this one must have ended.
            step.observe(Observation.TURNS_LOST, shown.conversation(), shown.turn(), channel, null);
            step.closeBefore(resting, arrival.before(), arrival.envelope());
            return new State.Closed();
        }
        return state;
    }
}
