package telecom.assistant.channel.sms.delivery;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.stream.Stream;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.EventSink;
import telecom.assistant.channel.sms.smpp.Incoming.Receipt;
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;
import telecom.assistant.store.sms.DeliveryLedger;
import telecom.assistant.store.sms.SegmentReceipt;

/**
 * Accepts delivery receipts, and reports on a reply once there is a receipt for each of its segments. A receipt that
 * arrives before the response to its segment is stored and acknowledged at once, because some SMSCs do not send the
 * response until they have the acknowledgement.
 */
public final class ReceiptReceiver {

    private final String ownAddress;
    private final SubscriberIdentity identity;
    private final DeliveryLedger ledger;
    private final DeliveryReports reports;
    private final SmsMeters meters;

    /** @param ownAddress the operator's own address */
    public ReceiptReceiver(
            String ownAddress, SubscriberIdentity identity, DeliveryLedger ledger, EventSink events, SmsMeters meters) {
        this.ownAddress = identity.toE164(ownAddress).orElse(ownAddress);
        this.identity = identity;
        this.ledger = ledger;
        this.reports = new DeliveryReports(events);
        this.meters = meters;
    }

    /** Accepts one receipt. Completes when its effects are durable. */
    public Uni<Accepted> accept(Receipt receipt) {
        if (receipt.delivered().isEmpty()) {
            meters.countReceipt("interim");
            return Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP);
        }
        SegmentReceipt segmentReceipt =
                new SegmentReceipt(receipt.messageIds(), receipt.delivered().get(), receipt.status());
        return subscriber(receipt)
                .chain(subscriber -> subscriber
                        .map(found -> ledger.settle(found, segmentReceipt))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .invoke(found -> meters.countReceipt(found.isPresent() ? "matched" : "unmatched"))
                .chain(reports::report)
                .replaceWith(Accepted.WITHOUT_FOLLOW_UP);
    }

    /**
     * The subscriber whose segment the receipt is for, found by the address that is not ours or, failing that, by the
     * segment's id.
     */
    private Uni<Optional<SubscriberId>> subscriber(Receipt receipt) {
        Optional<SubscriberId> addressed = Stream.of(receipt.from(), receipt.to())
                .map(identity::toE164)
                .flatMap(Optional::stream)
                .filter(number -> !number.equals(ownAddress))
                .map(identity::ofNumber)
                .findFirst();
        return addressed.isPresent() ? Uni.createFrom().item(addressed) : ledger.owner(receipt.messageIds());
    }
}
