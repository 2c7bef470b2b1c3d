package telecom.assistant.store.sms;

import static java.util.Comparator.comparingInt;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.DeliveryStatus;
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
        // The subscriber's references follow one another, so that no two long replies in flight share one.
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
                        from sms_segment s join sms_delivery d using (subscriber_id, reply_id)""" + THIS_REPLY + " order by s.number", Tuple.class)
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
    public Uni<Void> sent(SubscriberId subscriber, UUID replyId, int number, String messageId) {
        return transactions
                .run(session -> session.createNativeQuery(
                                "update sms_segment set state = 'SENT', message_id = :message, changed_at = now()"
                                        + THIS_REPLY + " and number = :number")
                        .setParameter("subscriber", subscriber.value())
                        .setParameter("reply", replyId)
                        .setParameter("number", number)
                        .setParameter("message", messageId.toLowerCase(Locale.ROOT))
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<SettledDelivery>> settle(SubscriberId subscriber, List<String> messageIds, boolean delivered) {
        return transactions.run(session -> session.createNativeQuery("""
                        select reply_id, number, message_id from sms_segment
                        where subscriber_id = :subscriber and message_id = any(string_to_array(:ids, ' '))""", Tuple.class)
                .setParameter("subscriber", subscriber.value())
                .setParameter("ids", String.join(" ", messageIds))
                .getResultList()
                .chain(found -> found.stream()
                        .min(comparingInt(row -> messageIds.indexOf(row.get("message_id", String.class))))
                        .map(row -> settle(session, subscriber, row, delivered).map(Optional::of))
                        .orElse(Uni.createFrom().item(Optional.empty()))));
    }

    private static Uni<SettledDelivery> settle(
            StatelessSession session, SubscriberId subscriber, Tuple segment, boolean delivered) {
        UUID reply = segment.get("reply_id", UUID.class);
        // The row of the reply is locked, so that of two last receipts at once the later one sees the other.
        return session.createNativeQuery("select 1 from sms_delivery" + THIS_REPLY + " for update", Integer.class)
                .setParameter("subscriber", subscriber.value())
                .setParameter("reply", reply)
                .getSingleResult()
                .chain(() -> session.createNativeQuery("update sms_segment set state = :state, changed_at = now()"
                                + THIS_REPLY + " and number = :number and state in ('SENDING', 'SENT')")
                        .setParameter("subscriber", subscriber.value())
                        .setParameter("reply", reply)
                        .setParameter("number", segment.get("number", Integer.class))
                        .setParameter("state", (delivered ? SegmentState.DELIVERED : SegmentState.FAILED).name())
                        .executeUpdate())
                .chain(() -> settled(session, subscriber, reply));
    }

    private static Uni<SettledDelivery> settled(StatelessSession session, SubscriberId subscriber, UUID reply) {
        return session.createNativeQuery("""
                        select d.conversation_id, d.turn, d.leg, d.subscriber_address, d.service_address,
                            count(*) as segments,
                            count(*) filter (where s.state = 'DELIVERED') as delivered,
                            count(*) filter (where s.state = 'FAILED') as failed
                        from sms_delivery d join sms_segment s using (subscriber_id, reply_id)""" + THIS_REPLY + " group by d.subscriber_id, d.reply_id", Tuple.class)
                .setParameter("subscriber", subscriber.value())
                .setParameter("reply", reply)
                .getSingleResult()
                .map(row -> new SettledDelivery(toDelivery(subscriber, reply, row), outcome(row)));
    }

    private static Delivery toDelivery(SubscriberId subscriber, UUID reply, Tuple row) {
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

    @Override
    public Uni<Void> forget(Duration age) {
        return transactions
                .run(session -> session.createNativeQuery(
                                "delete from sms_delivery where opened_at < now() - make_interval(secs => :age)")
                        .setParameter("age", (double) age.toSeconds())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static SegmentState state(Tuple row) {
        return SegmentState.valueOf(row.get("state", String.class));
    }
}
