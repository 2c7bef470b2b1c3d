package telecom.assistant.conversation.turn;

import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.InboundEvent.FromChannel;
import telecom.assistant.channel.event.ShownTurn;
import telecom.assistant.conversation.turn.Effect.Observation;

/**
 * Notices that the store knows less than what a channel has shown: a fail-over of the database has lost the last
 * commits. The channel drops what comes under a turn or a conversation that is over for it, so the engine goes past
 * both. What was said in the lost turns is not brought back.
 */
final class LostTurnRules {

    private final Step step;

    LostTurnRules(Step step) {
        this.step = step;
    }

    /** Goes past the turn that was shown on the event's leg; the state in which the event is to be handled. */
    State goPast(State state, Arrival arrival, FromChannel event) {
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
            conversation.countFrom(shown.turn());
        } else if (order < 0
                && state instanceof State.Resting resting
                && !step.memory().hasPending()) {
            // A later conversation was shown, so this one was over.
            step.observe(Observation.TURNS_LOST, shown.conversation(), shown.turn(), channel, null);
            step.closeBefore(resting, arrival.before(), arrival.envelope());
            return new State.Closed();
        }
        return state;
    }
}
