package telecom.assistant.channel.voice.delivery;

import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/** What becomes of a call whose conversation waits for a person. */
public interface Transfers {

    /** The call stays, and the agent speaks through it. */
    Transfers STAY = new Transfers() {
        @Override
        public void request(TransferRequested transfer) {
            // The agent's words come as any other reply.
        }

        @Override
        public void said(ReplyTurn turn) {
            // Nothing waits for it.
        }
    };

    /** A person is wanted. */
    void request(TransferRequested transfer);

    /** An utterance of the turn has been sent whole. */
    void said(ReplyTurn turn);
}
