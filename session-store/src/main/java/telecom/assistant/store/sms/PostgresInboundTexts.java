package telecom.assistant.store.sms;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

@ApplicationScoped
class PostgresInboundTexts implements InboundTexts {

    private static final String THIS_TEXT = " where subscriber_id = :subscriber and message_id = :message";

    private static final String LOCK = "select 1 from pg_advisory_xact_lock(hashtextextended(:fingerprint, 0))";

    // A part with other content, or a new part of a published text, belongs to a later text with the same reference.
    private static final String FIND = """
            select t.message_id, t.published_at is not null as published
            from sms_inbound t left join sms_inbound_part p on p.subscriber_id = t.subscriber_id
                and p.message_id = t.message_id and p.number = :number
            where t.subscriber_id = :subscriber and t.fingerprint = :fingerprint
                and t.arrived_at > now() - make_interval(secs => :unpublished)
                and (p.digest is null or p.digest = :digest)
                and (t.published_at is null
                    or (t.published_at > now() - make_interval(secs => :inDoubt)
                        and case when t.total = 1 then t.acknowledged_at is null or t.doubted_at is not null
                            else p.digest is not null end))
            order by t.arrived_at desc limit 1""";

    private static final String EARLIER = """
            with this as (update sms_inbound set gist = :gist where subscriber_id = :subscriber and message_id = :message)
            select count(*) filter (where gist = :gist and arrived_at > now() - make_interval(secs => :within)) as same,
                count(*) filter (where arrived_at > now() - make_interval(secs => :lately)) as lately
            from sms_inbound where subscriber_id = :subscriber and message_id < :message""";

    private static final String INSERT = """
            insert into sms_inbound
                (subscriber_id, message_id, fingerprint, sender, recipient, total, arrived_at)
            values (:subscriber, :message, :fingerprint, :sender, :recipient, :total, now())""";

    private static final String OVERDUE = """
            select subscriber_id, message_id, sender, recipient, total from sms_inbound
            where published_at is null and total > 1 and arrived_at < now() - make_interval(secs => :age)
            order by arrived_at limit :limit""";

    private static final String FORGET =
            "delete from sms_inbound where arrived_at < now() - make_interval(secs => :age)";

    private final Transactions transactions;

    PostgresInboundTexts(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<InboundText> arrived(InboundPart part, RepeatWindows windows) {
        Fingerprint fingerprint = Fingerprint.of(part);
        return transactions.run(session -> lock(session, fingerprint)
                .chain(() -> find(session, part, fingerprint, windows))
                .chain(found -> found != null
                        ? Uni.createFrom().item(found)
                        : insert(session, part, fingerprint).map(id -> new Found(id, false)))
                .chain(text -> part.isConcatenated()
                        ? addPart(session, part, fingerprint, text)
                        : Uni.createFrom().item(InboundText.single(text.id(), part, text.published()))));
    }

    /** The parts of a text may arrive at several nodes at once, but only one of them may create it. */
    private static Uni<Integer> lock(StatelessSession session, Fingerprint fingerprint) {
        return new Statement(LOCK, Map.of("fingerprint", fingerprint.text())).one(session, Integer.class);
    }

    private static Uni<Found> find(
            StatelessSession session, InboundPart part, Fingerprint fingerprint, RepeatWindows windows) {
        Map<String, ?> same = Map.of(
                "number", part.number(),
                "subscriber", part.subscriber().value(),
                "fingerprint", fingerprint.text(),
                "digest", fingerprint.part(),
                "unpublished", Statement.seconds(windows.unpublished()),
                "inDoubt", Statement.seconds(windows.inDoubt()));
        return new Statement(FIND, same)
                .one(session, Tuple.class)
                .map(row -> row == null
                        ? null
                        : new Found(row.get("message_id", UUID.class), row.get("published", Boolean.class)));
    }

    private static Uni<UUID> insert(StatelessSession session, InboundPart part, Fingerprint fingerprint) {
        UUID id = Ids.timeOrdered();
        Map<String, ?> text = Map.of(
                "subscriber", part.subscriber().value(),
                "message", id,
                "fingerprint", fingerprint.text(),
                "sender", part.sender(),
                "recipient", part.recipient(),
                "total", part.total());
        return new Statement(INSERT, text).execute(session).replaceWith(id);
    }

    private static Uni<InboundText> addPart(
            StatelessSession session, InboundPart part, Fingerprint fingerprint, Found text) {
        return StoredParts.add(session, text.id(), part, fingerprint.part())
                .chain(() -> StoredParts.read(session, part.subscriber(), text.id()))
                .map(parts -> new InboundText(
                        text.id(),
                        part.subscriber(),
                        part.sender(),
                        part.recipient(),
                        part.total(),
                        parts,
                        text.published()));
    }

    @Override
    public Uni<Void> published(SubscriberId subscriber, UUID id) {
        String update = "update sms_inbound set published_at = coalesce(published_at, now()), acknowledged_at = now()";
        return transactions.run(session ->
                update(session, subscriber, id, update).chain(() -> StoredParts.dropContent(session, subscriber, id)));
    }

    @Override
    public Uni<Void> responseInDoubt(SubscriberId subscriber, UUID id) {
        return transactions.run(
                session -> update(session, subscriber, id, "update sms_inbound set doubted_at = now()"));
    }

    @Override
    public Uni<Void> repetitionAnswered(SubscriberId subscriber, UUID id) {
        String update = "update sms_inbound set acknowledged_at = now(), doubted_at = null";
        return transactions.run(session -> update(session, subscriber, id, update));
    }

    @Override
    public Uni<Earlier> earlier(SubscriberId subscriber, UUID id, String gist, Duration within, Duration lately) {
        Map<String, ?> text = Map.of(
                "subscriber", subscriber.value(),
                "message", id,
                "gist", Fingerprint.sha256(subscriber.value() + '\n' + gist),
                "within", Statement.seconds(within),
                "lately", Statement.seconds(lately));
        return transactions
                .run(session -> new Statement(EARLIER, text).one(session, Tuple.class))
                .map(row -> new Earlier(
                        row.get("same", Long.class).intValue(),
                        row.get("lately", Long.class).intValue()));
    }

    private static Uni<Void> update(StatelessSession session, SubscriberId subscriber, UUID id, String update) {
        return new Statement(update + THIS_TEXT, Map.of("subscriber", subscriber.value(), "message", id))
                .execute(session)
                .replaceWithVoid();
    }

    @Override
    public Uni<List<InboundText>> overdue(Duration age, int limit) {
        Map<String, ?> which = Map.of("age", Statement.seconds(age), "limit", limit);
        return transactions.run(session -> new Statement(OVERDUE, which)
                .list(session, Tuple.class)
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> toText(session, row))
                        .collect()
                        .asList()));
    }

    private static Uni<InboundText> toText(StatelessSession session, Tuple row) {
        SubscriberId subscriber = new SubscriberId(row.get("subscriber_id", String.class));
        UUID id = row.get("message_id", UUID.class);
        return StoredParts.read(session, subscriber, id)
                .map(parts -> new InboundText(
                        id,
                        subscriber,
                        row.get("sender", String.class),
                        row.get("recipient", String.class),
                        row.get("total", Integer.class),
                        parts,
                        false));
    }

    @Override
    public Uni<Void> forget(Duration age) {
        return transactions
                .run(new Statement(FORGET, Map.of("age", Statement.seconds(age)))::execute)
                .replaceWithVoid();
    }

    private record Found(UUID id, boolean published) {}
}
