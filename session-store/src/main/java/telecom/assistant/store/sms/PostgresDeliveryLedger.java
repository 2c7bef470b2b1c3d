package telecom.assistant.store.sms;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.Transactions;

@ApplicationScoped
class PostgresDeliveryLedger implements DeliveryLedger {

    private static final String THIS_REPLY = " where subscriber_id = :subscriber and reply_id = :reply";

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
                .setParameter(
                        "conversation",
                        delivery.conversation() == null
                                ? null
                                : delivery.conversation().toString())
                .setParameter("turn", delivery.turn())
                .setParameter("leg", delivery.route().leg())
                .setParameter("to", delivery.route().subscriberAddress())
                .setParameter("from", delivery.route().serviceAddress())
                .executeUpdate();
    }

    private static Uni<Integer> insertSegments(StatelessSession session, Delivery delivery) {
        return session.createNativeQuery("""
                        insert into sms_segment (subscriber_id, reply_id, number, state, changed_at)
                        select :subscriber, :reply, number, 'PENDING', now()
                        from generate_series(1, :segments) as number""")
                .setParameter("subscriber", delivery.subscriber().value())
                .setParameter("reply", delivery.replyId())
                .setParameter("segments", delivery.segments())
                .executeUpdate();
    }

    private static Uni<DeliveryProgress> progress(StatelessSession session, Delivery delivery) {
        return session.createNativeQuery("""
                        select s.state, d.reference, cast(extract(epoch from now() - s.changed_at) * 1000 as bigint) as age
                        from sms_segment s join sms_delivery d using (subscriber_id, reply_id)""" + THIS_REPLY + " order" + " by s.number", Tuple.class)
                .setParameter("subscriber", delivery.subscriber().value())
                .setParameter("reply", delivery.replyId())
                .getResultList()
                .map(PostgresDeliveryLedger::toProgress);
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
        return transactions.run(session -> session.createNativeQuery(
                        "update sms_segment set state = 'SENDING', claim = :claim, changed_at = now()" + THIS_REPLY
                                + " and number = :number and (state = 'PENDING' or (state = 'SENDING' and claim ="
                                + " :claim))")
                .setParameter("subscriber", subscriber.value())
                .setParameter("reply", replyId)
                .setParameter("number", number)
                .setParameter("claim", claim)
                .executeUpdate()
                .map(claimed -> claimed == 1));
    }

    @Override
    public Uni<Boolean> move(SubscriberId subscriber, UUID replyId, int number, SegmentState from, SegmentState to) {
        return transactions.run(
                session -> session.createNativeQuery("update sms_segment set state = :to, changed_at = now()"
                                + THIS_REPLY + " and number = :number and state = :from")
                        .setParameter("subscriber", subscriber.value())
                        .setParameter("reply", replyId)
                        .setParameter("number", number)
                        .setParameter("from", from.name())
                        .setParameter("to", to.name())
                        .executeUpdate()
                        .map(moved -> moved == 1));
    }

    @Override
    public Uni<Optional<SettledDelivery>> sent(SubscriberId subscriber, UUID replyId, int number, String messageId) {
        String id = messageId.toLowerCase(Locale.ROOT);
        return transactions.run(session -> ReceiptSettlement.lock(session, subscriber)
                .chain(() -> session.createNativeQuery(
                                "update sms_segment set state = 'SENT', message_id = :message, changed_at = now()"
                                        + THIS_REPLY + " and number = :number")
                        .setParameter("subscriber", subscriber.value())
                        .setParameter("reply", replyId)
                        .setParameter("number", number)
                        .setParameter("message", id)
                        .executeUpdate())
                .chain(() -> ReceiptSettlement.applyEarly(session, subscriber, id)));
    }

    @Override
    public Uni<Optional<SettledDelivery>> settle(SubscriberId subscriber, SegmentReceipt receipt) {
        return transactions.run(session -> ReceiptSettlement.lock(session, subscriber)
                .chain(() -> ReceiptSettlement.apply(session, subscriber, receipt))
                .call(found -> found.isPresent()
                        ? Uni.createFrom().voidItem()
                        : ReceiptSettlement.keep(session, subscriber, receipt)));
    }

    @Override
    public Uni<Void> forget(Duration replyAge, Duration receiptAge) {
        return transactions.run(session -> forget(session, "sms_delivery where opened_at", replyAge)
                .chain(() -> forget(session, "sms_early_receipt where arrived_at", receiptAge)));
    }

    private static Uni<Void> forget(StatelessSession session, String rows, Duration age) {
        return session.createNativeQuery("delete from " + rows + " < now() - make_interval(secs => :age)")
                .setParameter("age", (double) age.toSeconds())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static SegmentState state(Tuple row) {
        return SegmentState.valueOf(row.get("state", String.class));
    }
}
