package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;

/** Remembers for each segment of each reply how far it came, so that a reply told twice is delivered once. */
public interface DeliveryLedger {

    /** Opens the reply with all segments PENDING, or finds it as it was left. */
    Uni<DeliveryProgress> open(Delivery delivery);

    /**
     * Marks a segment SENDING for whoever is about to hand it to the SMSC. Claiming again under the same claim has the
     * same answer, so that one whose answer was lost can be repeated.
     *
     * @param number from 1
     * @return whether it was PENDING, or SENDING under this claim
     */
    Uni<Boolean> claim(SubscriberId subscriber, UUID replyId, int number, UUID claim);

    /**
     * Moves one segment to another state, unless somebody else did so before.
     *
     * @param number from 1
     * @return whether the segment was in state {@code from}
     */
    Uni<Boolean> move(SubscriberId subscriber, UUID replyId, int number, SegmentState from, SegmentState to);

    /**
     * Stores that the SMSC has the segment, under the SMSC's own id.
     *
     * @return what the segment's receipt settled, when that came earlier; mostly empty
     */
    Uni<Optional<SettledDelivery>> sent(SubscriberId subscriber, UUID replyId, int number, String messageId);

    /**
     * Applies a receipt; applying it again has the same result. One that fits no segment of this subscriber is kept for a
     * while: the segment's id may not be known yet.
     *
     * @return empty when it fits no segment
     */
    Uni<Optional<SettledDelivery>> settle(SubscriberId subscriber, SegmentReceipt receipt);

    /** Forgets replies older than this, and receipts that have fitted nothing for that long. */
    Uni<Void> forget(Duration replyAge, Duration receiptAge);
}
