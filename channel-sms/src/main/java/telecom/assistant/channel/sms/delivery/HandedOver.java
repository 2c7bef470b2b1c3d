package telecom.assistant.channel.sms.delivery;

import java.util.BitSet;
import java.util.UUID;

/**
 * Which segments of a reply this process has handed to the SMSC, unless it knows that they were not accepted. Survives
 * failed attempts: when the ledger's answer to a claim got lost, the next attempt finds the segment SENDING, and sees here
 * that nothing was handed over. Safe for use by many threads.
 */
final class HandedOver {

    private final UUID claim = UUID.randomUUID();
    private final BitSet segments = new BitSet();

    /** The claim under which this process marks segments SENDING in the ledger. */
    UUID claim() {
        return claim;
    }

    synchronized boolean contains(int number) {
        return segments.get(number);
    }

    /** To be called before the segment is handed over. */
    synchronized void add(int number) {
        segments.set(number);
    }

    /** The SMSC has not accepted the segment. */
    synchronized void remove(int number) {
        segments.clear(number);
    }
}
