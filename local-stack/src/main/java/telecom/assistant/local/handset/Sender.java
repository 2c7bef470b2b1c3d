package telecom.assistant.local.handset;

import telecom.assistant.local.handset.HandsetEvent.Message;

/** Takes a message from a handset to the network. */
@FunctionalInterface
public interface Sender {
    /**
     * Accepts the message; its way from here on shows on the handset.
     *
     * @throws IllegalStateException when too many messages wait already
     */
    Message send(Msisdn from, Msisdn to, String text);
}
