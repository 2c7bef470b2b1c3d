package telecom.assistant.local.handset;

import telecom.assistant.local.handset.HandsetEvent.Message;

/** Sends a message from a handset into the network. */
@FunctionalInterface
public interface Sender {
    /**
     * Accepts a message; the handset shows its further progress.
     *
     * @throws IllegalStateException if too many messages are waiting already
     */
    Message send(Msisdn from, Msisdn to, String text);
}
