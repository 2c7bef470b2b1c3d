package telecom.assistant.channel.voice.delivery;

import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/** What happens to a call whose conversation waits for an agent. */
public interface Transfers {

    /** The call stays, and the agent speaks through it: what the agent says arrives like any other reply. */
    Transfers STAY = new Transfers() {};

    /** An agent has been requested. */
    default void request(TransferRequested transfer) {}

    /** A whole utterance of the turn has been sent. */
    default void said(ReplyTurn turn) {}
}
