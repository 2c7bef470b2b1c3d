package telecom.assistant.store.sms;

import static java.util.Comparator.comparingInt;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.store.Statement;

/** Matches receipts with segments, whichever of the two arrives first. */
final class ReceiptSettlement {

    private static final String THIS_REPLY = " where subscriber_id = :subscriber and reply_id = :reply";

    private static final String FIND = """
            select reply_id, number, message_id from sms_segment
            where subscriber_id = :subscriber and message_id = any(string_to_array(:ids, ' '))
                and (message_id = :likeliest or state in ('SENDING', 'SENT'))""";

    private static final String KEEP = """
            insert into sms_early_receipt (subscriber_id, receipt_id, message_ids, delivered, status, arrived_at)
            values (:subscriber, :receipt, :ids, :delivered, :status, now())""";

    private static final String REMOVE_KEPT = """
            delete from sms_early_receipt
            where subscriber_id = :subscriber and :message = any(string_to_array(message_ids, ' '))
            returning delivered, status""";

    private static final String SETTLE = "update sms_segment set state = :state, receipt = :receipt, changed_at = now()"
            + THIS_REPLY + " and number = :number and state in ('SENDING', 'SENT')";

    private static final String MATCHED = """
            select d.conversation_id, d.turn, d.leg, d.subscriber_address, d.service_address,
                count(*) as segments,
                count(*) filter (where s.state = 'DELIVERED') as delivered,
                count(*) filter (where s.state = 'FAILED') as failed,
                coalesce(min(s.receipt) filter (where s.state = 'FAILED'), :receipt) as status
            from sms_delivery d join sms_segment s using (subscriber_id, reply_id)%s
            group by d.subscriber_id, d.reply_id""".formatted(THIS_REPLY);

    private ReceiptSettlement() {}

    /**
     * Serializes settlement for a subscriber, so that a receipt and the message id that it refers to cannot miss each
     * other.
     */
    static Uni<Integer> lock(StatelessSession session, SubscriberId subscriber) {
        String lock = "select 1 from pg_advisory_xact_lock(hashtextextended('sms ' || :subscriber, 0))";
        return new Statement(lock, Map.of("subscriber", subscriber.value())).one(session, Integer.class);
    }

    /**
     * Applies the receipt to the segment with the most likely of its ids; empty if there is none. A segment that is
     * already settled matches only by the most likely id: by a less likely one, it would take the receipt from a
     * segment whose id is not known yet.
     */
    static Uni<Optional<MatchedDelivery>> apply(
            StatelessSession session, SubscriberId subscriber, SegmentReceipt receipt) {
        Map<String, ?> ids = Map.of(
                "subscriber", subscriber.value(),
                "ids", join(receipt.messageIds()),
                "likeliest", receipt.messageIds().get(0));
        return new Statement(FIND, ids).list(session, Tuple.class).chain(found -> found.stream()
                .min(comparingInt(row -> receipt.messageIds().indexOf(row.get("message_id", String.class))))
                .map(row -> settle(session, subscriber, row, receipt).map(Optional::of))
                .orElse(Uni.createFrom().item(Optional.empty())));
    }

    /** Keeps a receipt that matched nothing. */
    static Uni<Void> keep(StatelessSession session, SubscriberId subscriber, SegmentReceipt receipt) {
        Map<String, ?> early = Map.of(
                "subscriber", subscriber.value(),
                "receipt", Ids.timeOrdered(),
                "ids", join(receipt.messageIds()),
                "delivered", receipt.delivered(),
                "status", receipt.status());
        return new Statement(KEEP, early).execute(session).replaceWithVoid();
    }

    /** Applies a kept receipt that turns out to be about this segment; empty if there is none. */
    static Uni<Optional<MatchedDelivery>> applyEarly(
            StatelessSession session, SubscriberId subscriber, String messageId) {
        return new Statement(REMOVE_KEPT, Map.of("subscriber", subscriber.value(), "message", messageId))
                .list(session, Tuple.class)
                .chain(kept -> kept.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : apply(session, subscriber, receipt(messageId, kept.get(0))));
    }

    private static SegmentReceipt receipt(String messageId, Tuple row) {
        return new SegmentReceipt(
                List.of(messageId), row.get("delivered", Boolean.class), row.get("status", String.class));
    }

    private static Uni<MatchedDelivery> settle(
            StatelessSession session, SubscriberId subscriber, Tuple segment, SegmentReceipt receipt) {
        UUID reply = segment.get("reply_id", UUID.class);
        SegmentState state = receipt.delivered() ? SegmentState.DELIVERED : SegmentState.FAILED;
        Map<String, ?> settled = Map.of(
                "subscriber", subscriber.value(),
                "reply", reply,
                "number", segment.get("number", Integer.class),
                "state", state.name(),
                "receipt", receipt.status());
        return new Statement(SETTLE, settled)
                .execute(session)
                .chain(() -> matched(session, subscriber, reply, receipt));
    }

    private static Uni<MatchedDelivery> matched(
            StatelessSession session, SubscriberId subscriber, UUID reply, SegmentReceipt receipt) {
        Map<String, ?> which = Map.of("subscriber", subscriber.value(), "reply", reply, "receipt", receipt.status());
        return new Statement(MATCHED, which)
                .one(session, Tuple.class)
                .map(row -> new MatchedDelivery(
                        delivery(subscriber, reply, row), outcome(row), row.get("status", String.class)));
    }

    private static Delivery delivery(SubscriberId subscriber, UUID reply, Tuple row) {
        Route route = new Route(
                Channel.SMS,
                row.get("leg", String.class),
                row.get("subscriber_address", String.class),
                row.get("service_address", String.class),
                null);
        return new Delivery(
                subscriber,
                reply,
                row.get("conversation_id", UUID.class),
                row.get("turn", Long.class),
                route,
                row.get("segments", Long.class).intValue());
    }

    private static Optional<DeliveryStatus> outcome(Tuple row) {
        long delivered = row.get("delivered", Long.class);
        long failed = row.get("failed", Long.class);
        if (delivered + failed < row.get("segments", Long.class)) {
            return Optional.empty();
        }
        return Optional.of(failed == 0 ? DeliveryStatus.DELIVERED : DeliveryStatus.FAILED);
    }

    private static String join(List<String> ids) {
        return String.join(" ", ids);
    }
}
