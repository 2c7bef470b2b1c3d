package telecom.assistant.channel.sms.delivery;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.EventSink;
import telecom.assistant.channel.sms.smpp.Incoming.Receipt;
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;
import telecom.assistant.store.sms.DeliveryLedger;
import telecom.assistant.store.sms.SegmentReceipt;

/**
 * Accepts delivery receipts, and reports a reply once all its segments have theirs. A receipt that comes before the
 * response to its segment is stored and acknowledged at once, because some SMSCs do not respond until they have the
 * acknowledgement.
 */
public final class ReceiptReceiver {

    private final SubscriberIdentity identity;
    private final DeliveryLedger ledger;
    private final DeliveryReports reports;
    private final SmsMeters meters;

    public ReceiptReceiver(SubscriberIdentity identity, DeliveryLedger ledger, EventSink events, SmsMeters meters) {
        this.identity = identity;
        this.ledger = ledger;
        this.reports = new DeliveryReports(events);
        this.meters = meters;
    }

    /** Accepts one receipt. Completes when its effects are durable. */
    public Uni<Accepted> accept(Receipt receipt) {
        Optional<SubscriberId> subscriber = identity.toE164(receipt.from()).map(identity::ofNumber);
        if (subscriber.isEmpty() || receipt.delivered().isEmpty()) {
            meters.receipt(subscriber.isEmpty() ? "unmatched" : "interim");
            return Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP);
        }
        SegmentReceipt segmentReceipt =
                new SegmentReceipt(receipt.messageIds(), receipt.delivered().get(), receipt.status());
        return ledger.settle(subscriber.get(), segmentReceipt)
                .invoke(found -> meters.receipt(found.isPresent() ? "matched" : "unmatched"))
                .chain(reports::report)
                .replaceWith(Accepted.WITHOUT_FOLLOW_UP);
    }
}
