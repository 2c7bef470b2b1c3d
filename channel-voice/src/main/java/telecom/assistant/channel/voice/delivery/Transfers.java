package telecom.assistant.channel.voice.delivery;

import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/** What happens to a call whose conversation waits for a person. */
public interface Transfers {

    /** The call stays, and the agent speaks through it. */
    Transfers STAY = new Transfers() {
        @Override
        public void request(TransferRequested transfer) {
            // The agent's words come as any other reply does.
        }

        @Override
        public void said(ReplyTurn turn) {
            // No transfer waits for it.
        }
    };

    /** A person is wanted. */
    void request(TransferRequested transfer);

    /** A whole utterance of the turn has been sent. */
    void said(ReplyTurn turn);
}
