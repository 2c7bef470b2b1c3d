package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;

/** Records the progress of each segment of each reply, so that a reply published twice is delivered once. */
public interface DeliveryLedger {

    /** Records the reply with all segments PENDING, unless it is already known; returns its progress. */
    Uni<DeliveryProgress> open(Delivery delivery);

    /**
     * Marks a segment SENDING for a caller that is about to hand it to the SMSC. Repeating a call under the same claim
     * has the same result, so that a call whose result was lost can be repeated.
     *
     * @param number the segment's number, counted from 1
     * @return whether it was PENDING, or SENDING under this claim
     */
    Uni<Boolean> claim(SubscriberId subscriber, UUID replyId, int number, UUID claim);

    /**
     * Moves a segment to another state, unless another caller did so first.
     *
     * @param number the segment's number, counted from 1
     * @return whether the segment was in state {@code from}
     */
    Uni<Boolean> move(SubscriberId subscriber, UUID replyId, int number, SegmentState from, SegmentState to);

    /**
     * Stores that the SMSC has the segment, and the SMSC's id for it.
     *
     * @return the delivery that the segment's receipt settled, if the receipt arrived first; usually empty
     */
    Uni<Optional<MatchedDelivery>> sent(SubscriberId subscriber, UUID replyId, int number, String messageId);

    /**
     * Finds the subscriber whose segment a receipt is about, for a receipt that does not name the subscriber.
     *
     * @param messageIds the message ids that the receipt may refer to, most likely first
     * @return empty if no segment in flight has one of these ids, or if segments of several subscribers do
     */
    Uni<Optional<SubscriberId>> owner(List<String> messageIds);

    /**
     * Applies a receipt; applying it again has the same result. A receipt that matches no segment of this subscriber is
     * kept for a while, because the segment's id may not be known yet.
     *
     * @return the delivery that the segment belongs to; empty if the receipt matches no segment
     */
    Uni<Optional<MatchedDelivery>> settle(SubscriberId subscriber, SegmentReceipt receipt);

    /** Deletes replies older than {@code replyAge}, and unmatched receipts older than {@code receiptAge}. */
    Uni<Void> forget(Duration replyAge, Duration receiptAge);
}
