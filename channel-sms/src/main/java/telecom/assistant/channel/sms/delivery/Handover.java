package telecom.assistant.channel.sms.delivery;

import java.util.BitSet;
import java.util.UUID;

/**
 * Which segments of a reply this process has given to the SMSC without knowing that it did not take them. It outlives the
 * attempts: when the ledger's answer to a claim was lost, the next attempt finds the segment SENDING and knows here that
 * nothing was sent. Safe for use by many threads.
 */
final class Handover {

    private final UUID claim = UUID.randomUUID();
    private final BitSet given = new BitSet();

    /** Under which this process claims segments in the ledger. */
    UUID claim() {
        return claim;
    }

    synchronized boolean isGiven(int number) {
        return given.get(number);
    }

    /** The segment is about to be handed to the socket. */
    synchronized void give(int number) {
        given.set(number);
    }

    /** The SMSC has not taken it. */
    synchronized void takeBack(int number) {
        given.clear(number);
    }
}
