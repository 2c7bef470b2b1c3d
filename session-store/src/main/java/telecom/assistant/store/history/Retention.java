package telecom.assistant.store.history;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.store.Statement;
import telecom.assistant.store.StoreConfig;

/**
 * Deletes what is older than {@code assistant.store.retention}: partitions in which all conversations were closed
 * before that, then those conversations, subscribers about whom nothing else is stored, along with their consents, the
 * records of model usage, ratings, and questions that nobody has asked since. The records of erasures are deleted
 * sooner. The deletion can be interrupted and repeated at any point.
 */
@ApplicationScoped
class Retention {

    private static final int BATCH = 1000;

    /** How far back, beyond the retention, to look for subscribers who never had a conversation. */
    private static final Duration STRANGERS_LOOKBACK = Duration.ofDays(30);

    /** How long erasures are remembered: longer than any topic should keep its events. */
    private static final Duration ERASURES_KEPT = Duration.ofDays(30);

    private static final String OF_PERIOD = """
            conversation_id >= conversation_id_floor(p.opened_from)
                and conversation_id < conversation_id_floor(p.opened_before)""";

    static final String DROP = """
            select (select 1 from drop_history_partition(old.name)) from (
                select p.name from history_partition p
                where not p.dropped and p.opened_before <= :cutoff
                    and not exists (select from conversation c
                        where %s and (c.closed_at is null or c.closed_at >= :cutoff))
                order by p.opened_from limit 1) old""".formatted(OF_PERIOD);

    private static final String NOTHING_ELSE_STORED = """
            not exists (select from web_conversation w where w.subscriber_id = s.subscriber_id)
                and not exists (select from sms_inbound i where i.subscriber_id = s.subscriber_id)
                and not exists (select from sms_delivery d where d.subscriber_id = s.subscriber_id)
                and not exists (select from sms_early_receipt r where r.subscriber_id = s.subscriber_id)
                and not exists (select from sms_opt_out o where o.subscriber_id = s.subscriber_id)""";

    // The two deletions do not see each other's effects, so the second one leaves out what the first one deletes.
    private static final String PURGE = """
            with gone as (
                delete from conversation where conversation_id in (
                    select c.conversation_id from history_partition p join conversation c on %s
                    where p.dropped limit :limit)
                returning conversation_id, subscriber_id),
            forgotten as (
                delete from subscriber s
                where s.subscriber_id in (select subscriber_id from gone)
                    and not exists (select from conversation c where c.subscriber_id = s.subscriber_id
                        and c.conversation_id not in (select conversation_id from gone))
                    and %s)
            select count(*) from gone""".formatted(OF_PERIOD, NOTHING_ELSE_STORED);

    private static final String FORGET_STRANGERS = """
            delete from subscriber where subscriber_id in (
                select s.subscriber_id from subscriber s
                where s.updated_at >= :from and s.updated_at < :cutoff
                    and not exists (select from conversation c where c.subscriber_id = s.subscriber_id)
                    and %s
                limit :limit)""".formatted(NOTHING_ELSE_STORED);

    private static final String FORGET_ERASURES = """
            delete from erased_subscriber where subscriber_id in (
                select subscriber_id from erased_subscriber where erased_at < :cutoff limit :limit)""";

    static final String FORGET_USAGE = """
            delete from subscriber_usage where (subscriber_id, day, conversation_id) in (
                select subscriber_id, day, conversation_id from subscriber_usage where day < :before limit :limit)""";

    private static final String FORGET_RATINGS = """
            delete from reply_rating where (conversation_id, reply_id) in (
                select conversation_id, reply_id from reply_rating where rated_at < :cutoff limit :limit)""";

    private static final String FORGET_GAPS = """
            delete from question_gap where gap_id in (
                select gap_id from question_gap where last_at < :cutoff limit :limit)""";

    private final SingleNodeLock lock;
    private final StoreConfig config;

    Retention(SingleNodeLock lock, StoreConfig config) {
        this.lock = lock;
        this.config = config;
    }

    Uni<Void> forget(Instant now) {
        Instant cutoff = now.minus(config.retention());
        // A day's margin, so that no day is deleted too early in any time zone.
        LocalDate lastDay = LocalDate.ofInstant(cutoff, ZoneOffset.UTC).minusDays(1);
        Map<String, ?> strangers = Map.of("from", cutoff.minus(STRANGERS_LOOKBACK), "cutoff", cutoff, "limit", BATCH);
        return lock.repeat(session -> drop(session, cutoff))
                .chain(() -> lock.repeat(Retention::purge))
                .chain(() -> lock.repeat(session -> delete(session, FORGET_STRANGERS, strangers)))
                .chain(() -> lock.repeat(
                        session -> delete(session, FORGET_USAGE, Map.of("before", lastDay, "limit", BATCH))))
                .chain(() -> lock.repeat(
                        session -> delete(session, FORGET_RATINGS, Map.of("cutoff", cutoff, "limit", BATCH))))
                .chain(() ->
                        lock.repeat(session -> delete(session, FORGET_GAPS, Map.of("cutoff", cutoff, "limit", BATCH))))
                .chain(() -> lock.repeat(session ->
                        delete(session, FORGET_ERASURES, Map.of("cutoff", now.minus(ERASURES_KEPT), "limit", BATCH))));
    }

    private static Uni<Boolean> drop(StatelessSession session, Instant cutoff) {
        return new Statement(DROP, Map.of("cutoff", cutoff))
                .one(session, Integer.class)
                .map(Objects::nonNull);
    }

    /** Deletes conversations whose partitions are gone, and once none are left, the names of those partitions. */
    private static Uni<Boolean> purge(StatelessSession session) {
        return new Statement(PURGE, Map.of("limit", BATCH))
                .one(session, Long.class)
                .chain(gone -> gone > 0
                        ? Uni.createFrom().item(true)
                        : new Statement("delete from history_partition where dropped", Map.of())
                                .execute(session)
                                .replaceWith(false));
    }

    private static Uni<Boolean> delete(StatelessSession session, String statement, Map<String, ?> parameters) {
        return new Statement(statement, parameters).execute(session).map(deleted -> deleted == BATCH);
    }
}
