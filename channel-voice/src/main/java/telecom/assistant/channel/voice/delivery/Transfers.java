package telecom.assistant.channel.voice.delivery;

import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/** What happens to a call whose conversation waits for a person. */
public interface Transfers {

    /** The call stays, and the agent speaks through it: the agent's words come as any other reply does. */
    Transfers STAY = new Transfers() {};

    /** A person is wanted. */
    default void request(TransferRequested transfer) {}

    /** A whole utterance of the turn has been sent. */
    default void said(ReplyTurn turn) {}
}
