package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

@ApplicationScoped
class PostgresDeliveryLedger implements DeliveryLedger {

    private static final String THIS_REPLY = " where subscriber_id = :subscriber and reply_id = :reply";
    private static final String THIS_SEGMENT = THIS_REPLY + " and number = :number";

    private static final String INSERT_SEGMENTS = """
            insert into sms_segment (subscriber_id, reply_id, number, state, changed_at)
            select :subscriber, :reply, number, 'PENDING', now() from generate_series(1, :segments) as number""";

    private static final String PROGRESS = """
            select s.state, d.reference, cast(extract(epoch from now() - s.changed_at) * 1000 as bigint) as age
            from sms_segment s join sms_delivery d using (subscriber_id, reply_id)%s
            order by s.number""".formatted(THIS_REPLY);

    private static final String CLAIM = "update sms_segment set state = 'SENDING', claim = :claim, changed_at = now()"
            + THIS_SEGMENT + " and (state = 'PENDING' or (state = 'SENDING' and claim = :claim))";

    private static final String MOVE =
            "update sms_segment set state = :to, changed_at = now()" + THIS_SEGMENT + " and state = :from";

    private static final String SENT =
            "update sms_segment set state = 'SENT', message_id = :message, changed_at = now()" + THIS_SEGMENT;

    private static final String OWNERS = """
            select distinct subscriber_id from sms_segment
            where message_id = any(string_to_array(:ids, ' ')) and state in ('SENDING', 'SENT') limit 2""";

    private static final String FORGET_REPLIES =
            "delete from sms_delivery where opened_at < now() - make_interval(secs => :age)";

    private static final String FORGET_RECEIPTS =
            "delete from sms_early_receipt where arrived_at < now() - make_interval(secs => :age)";

    private final Transactions transactions;

    PostgresDeliveryLedger(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<DeliveryProgress> open(Delivery delivery) {
        return transactions.run(session -> insertDelivery(session, delivery)
                .chain(inserted -> inserted == 0 ? Uni.createFrom().item(0) : insertSegments(session, delivery))
                .chain(() -> progress(session, delivery)));
    }

    private static Uni<Integer> insertDelivery(StatelessSession session, Delivery delivery) {
        // A subscriber's references are consecutive, so that no two long replies in flight share one.
        return session.createNativeQuery("""
                        insert into sms_delivery (subscriber_id, reply_id, conversation_id, turn, leg,
                            subscriber_address, service_address, reference, opened_at)
                        select :subscriber, :reply, cast(:conversation as uuid), :turn, :leg, :to, :from,
                            coalesce((select (reference + 1) % 256 from sms_delivery
                                where subscriber_id = :subscriber order by opened_at desc limit 1), 0), clock_timestamp()
                        on conflict do nothing""")
                .setParameter("subscriber", delivery.subscriber().value())
                .setParameter("reply", delivery.replyId())
                .setParameter("conversation", delivery.conversation())
                .setParameter("turn", delivery.turn())
                .setParameter("leg", delivery.route().leg())
                .setParameter("to", delivery.route().subscriberAddress())
                .setParameter("from", delivery.route().serviceAddress())
                .executeUpdate();
    }

    private static Uni<Integer> insertSegments(StatelessSession session, Delivery delivery) {
        Map<String, ?> segments = Map.of(
                "subscriber", delivery.subscriber().value(),
                "reply", delivery.replyId(),
                "segments", delivery.segments());
        return new Statement(INSERT_SEGMENTS, segments).execute(session);
    }

    private static Uni<DeliveryProgress> progress(StatelessSession session, Delivery delivery) {
        Map<String, ?> which = Map.of("subscriber", delivery.subscriber().value(), "reply", delivery.replyId());
        return new Statement(PROGRESS, which).list(session, Tuple.class).map(PostgresDeliveryLedger::toProgress);
    }

    private static DeliveryProgress toProgress(List<Tuple> rows) {
        long sendingMillis = rows.stream()
                .filter(row -> state(row) == SegmentState.SENDING)
                .mapToLong(row -> row.get("age", Long.class))
                .findFirst()
                .orElse(0);
        return new DeliveryProgress(
                rows.get(0).get("reference", Integer.class),
                rows.stream().map(PostgresDeliveryLedger::state).toList(),
                Duration.ofMillis(sendingMillis));
    }

    @Override
    public Uni<Boolean> claim(SubscriberId subscriber, UUID replyId, int number, UUID claim) {
        Map<String, ?> segment =
                Map.of("subscriber", subscriber.value(), "reply", replyId, "number", number, "claim", claim);
        return transactions.run(new Statement(CLAIM, segment)::execute).map(claimed -> claimed == 1);
    }

    @Override
    public Uni<Boolean> move(SubscriberId subscriber, UUID replyId, int number, SegmentState from, SegmentState to) {
        Map<String, ?> segment = Map.of(
                "subscriber", subscriber.value(),
                "reply", replyId,
                "number", number,
                "from", from.name(),
                "to", to.name());
        return transactions.run(new Statement(MOVE, segment)::execute).map(moved -> moved == 1);
    }

    @Override
    public Uni<Optional<MatchedDelivery>> sent(SubscriberId subscriber, UUID replyId, int number, String messageId) {
        String id = messageId.toLowerCase(Locale.ROOT);
        Map<String, ?> segment =
                Map.of("subscriber", subscriber.value(), "reply", replyId, "number", number, "message", id);
        return transactions.run(session -> ReceiptSettlement.lock(session, subscriber)
                .chain(() -> new Statement(SENT, segment).execute(session))
                .chain(() -> ReceiptSettlement.applyEarly(session, subscriber, id)));
    }

    @Override
    public Uni<Optional<SubscriberId>> owner(List<String> messageIds) {
        Map<String, ?> ids = Map.of("ids", String.join(" ", messageIds));
        return transactions
                .run(session -> new Statement(OWNERS, ids).list(session, String.class))
                .map(owners -> owners.size() == 1 ? Optional.of(new SubscriberId(owners.get(0))) : Optional.empty());
    }

    @Override
    public Uni<Optional<MatchedDelivery>> settle(SubscriberId subscriber, SegmentReceipt receipt) {
        return transactions.run(session -> ReceiptSettlement.lock(session, subscriber)
                .chain(() -> ReceiptSettlement.apply(session, subscriber, receipt))
                .call(found -> found.isPresent()
                        ? Uni.createFrom().voidItem()
                        : ReceiptSettlement.keep(session, subscriber, receipt)));
    }

    @Override
    public Uni<Void> forget(Duration replyAge, Duration receiptAge) {
        Map<String, ?> oldReplies = Map.of("age", Statement.seconds(replyAge));
        Map<String, ?> oldReceipts = Map.of("age", Statement.seconds(receiptAge));
        return transactions
                .run(session -> new Statement(FORGET_REPLIES, oldReplies)
                        .execute(session)
                        .chain(() -> new Statement(FORGET_RECEIPTS, oldReceipts).execute(session)))
                .replaceWithVoid();
    }

    private static SegmentState state(Tuple row) {
        return SegmentState.valueOf(row.get("state", String.class));
    }
}
