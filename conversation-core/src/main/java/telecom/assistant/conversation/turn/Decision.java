package telecom.assistant.conversation.turn;

import java.util.List;

/**
 * What becomes of an event.
 *
 * @param effects in the order in which they are to begin
 * @param turnDue whether messages that wait can begin their turn now: an {@link Event.TurnDue} is to be decided on next
 * @param concerned the arrivals that are taken again when an effect fails, because this decision is about them
 */
public record Decision(State state, List<Effect> effects, boolean turnDue, List<Arrival> concerned) {

    public Decision {
        effects = List.copyOf(effects);
        concerned = List.copyOf(concerned);
    }
}
