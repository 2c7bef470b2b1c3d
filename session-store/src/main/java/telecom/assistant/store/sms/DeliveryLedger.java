package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;

/** Remembers for each segment of each reply how far it came, so that a reply told twice is delivered once. */
public interface DeliveryLedger {

    /** Opens the reply with all segments PENDING, or finds it as it was left. */
    Uni<DeliveryProgress> open(Delivery delivery);

    /**
     * Moves one segment to another state, unless somebody else did so before.
     *
     * @param number from 1
     * @return whether the segment was in state {@code from}
     */
    Uni<Boolean> move(SubscriberId subscriber, UUID replyId, int number, SegmentState from, SegmentState to);

    /** Stores that the SMSC has the segment, under the SMSC's own id. */
    Uni<Void> sent(SubscriberId subscriber, UUID replyId, int number, String messageId);

    /**
     * Applies a receipt. Applying it again has the same result.
     *
     * @param messageIds the ids that the receipt may mean, the likeliest first
     * @return empty when no segment of this subscriber is known by any of them
     */
    Uni<Optional<SettledDelivery>> settle(SubscriberId subscriber, List<String> messageIds, boolean delivered);

    /** Forgets replies older than this, receipts for them included. */
    Uni<Void> forget(Duration age);
}
