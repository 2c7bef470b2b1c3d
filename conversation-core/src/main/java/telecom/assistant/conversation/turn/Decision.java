package telecom.assistant.conversation.turn;

import java.util.List;

/**
 * The decision on an event.
 *
 * @param effects the effects, in the order in which they must begin
 * @param turnDue whether waiting messages can begin their turn now; if so, an {@link Event.TurnDue} must be decided on
 *     next
 * @param concerned the arrivals that this decision is about; if an effect fails, the failure counts against them
 */
public record Decision(Memory memory, State state, List<Effect> effects, boolean turnDue, List<Arrival> concerned) {

    public Decision {
        effects = List.copyOf(effects);
        concerned = List.copyOf(concerned);
    }
}
