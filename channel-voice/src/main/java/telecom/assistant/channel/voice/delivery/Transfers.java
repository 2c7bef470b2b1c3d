package telecom.assistant.channel.voice.delivery;

import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/** Decides what happens to a call whose conversation is waiting for an agent. */
public interface Transfers {

    /** The call stays connected, and the agent's messages arrive like any other reply. */
    Transfers STAY = new Transfers() {};

    /** An agent has been requested. */
    default void request(TransferRequested transfer) {}

    /** A whole utterance of the turn has been sent. */
    default void onUtteranceSent(ReplyTurn turn) {}
}
