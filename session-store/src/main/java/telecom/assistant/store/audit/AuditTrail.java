package telecom.assistant.store.audit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/**
 * Writes the chain of this process, and reads the chains of all processes. Entries are stored in the order of the
 * calls; those that are waiting at the same time share a transaction. Thread-safe.
 */
@ApplicationScoped
public class AuditTrail implements AuditLog {

    private static final int MAX_BATCH = 100;
    private static final int MAX_WAITING = 10_000;
    private static final int PAGE = 1_000;

    private static final String INSERT = """
            insert into audit_entry (writer, number, at, actor, roles, action, subscriber_id, conversation_id, target,
                address, reason, previous, hash)
            values (:writer, :number, timestamptz 'epoch' + cast(:at as bigint) * interval '1 microsecond', :actor, :roles, :action,
                :subscriber, :conversation, :target, :address, :reason, :previous, :hash)""";

    private static final String SELECT = """
            select writer, number, cast(extract(epoch from at) * 1000000 as bigint), actor, roles, action, subscriber_id,
                conversation_id, target, address, reason, previous, hash
            from audit_entry""";

    private static final String LAST = SELECT + " where writer = :writer order by number desc limit 1";
    private static final String OF_WRITER =
            SELECT + " where writer = :writer and number > :after order by number limit :limit";
    private static final String WRITERS = "select distinct writer from audit_entry order by writer";

    private static final String NEWEST = SELECT + """
             where at < timestamptz 'epoch' + cast(:before as bigint) * interval '1 microsecond'
                and (:actor = '' or actor = :actor) and (:subscriber = '' or subscriber_id = :subscriber)
                and (:conversation = '' or conversation_id = :conversation) and (:action = '' or action = :action)
            order by at desc, writer, number desc limit :limit""";

    private final Transactions transactions;
    private final AuditChain chain;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean writing;
    private volatile AuditHead head = AuditHead.none(UUID.randomUUID());
    /** False after a failure, until the database has been asked which entry is its last. */
    private boolean headIsKnown = true;

    AuditTrail(Transactions transactions, AuditConfig config) {
        this.transactions = transactions;
        this.chain = new AuditChain(config.secret());
    }

    private record Waiting(AuditedAction action, CompletableFuture<Void> stored) {}

    /**
     * Selects the entries to read; an empty text matches any value.
     *
     * @param before only entries before this time match
     */
    public record Query(
            String actor, String subscriber, String conversation, String action, Instant before, int limit) {}

    @Override
    public Uni<Void> append(AuditedAction action) {
        CompletableFuture<Void> stored = new CompletableFuture<>();
        boolean isFirst;
        synchronized (this) {
            if (waiting.size() >= MAX_WAITING) {
                return Uni.createFrom()
                        .failure(new IllegalStateException("audit: too many entries are waiting to be stored"));
            }
            waiting.add(new Waiting(action, stored));
            isFirst = !writing;
            writing = true;
        }
        if (isFirst) {
            writeNext();
        }
        return Uni.createFrom().completionStage(stored);
    }

    /** The end of this process's chain, as far as it is stored. */
    public AuditHead head() {
        return head;
    }

    /** The newest entries that match, newest first. */
    public Uni<List<AuditEntry>> newest(Query query) {
        return list(
                NEWEST,
                Map.of(
                        "actor", query.actor(),
                        "subscriber", query.subscriber(),
                        "conversation", query.conversation(),
                        "action", query.action(),
                        "before", micros(query.before()),
                        "limit", query.limit()));
    }

    /** The ids of all processes that have ever written an entry. */
    public Uni<List<UUID>> writers() {
        return transactions.read(session -> new Statement(WRITERS, Map.of()).list(session, UUID.class));
    }

    /**
     * Finds the faults in one writer's chain, in the order of its entries: at most the first {@value
     * ChainVerification#MOST_FINDINGS}; empty if there are none. The entries are read and forgotten page by page.
     *
     * @param kept the newest head that was kept elsewhere; empty if there is none
     */
    public Uni<List<AuditFinding>> verify(UUID writer, Optional<AuditHead> kept) {
        ChainVerification verification = chain.verification(writer, kept);
        return verify(writer, verification).map(done -> verification.finish());
    }

    private Uni<Void> verify(UUID writer, ChainVerification verification) {
        AtomicLong after = new AtomicLong();
        return Multi.createBy()
                .repeating()
                .uni(() -> list(OF_WRITER, Map.of("writer", writer, "after", after.get(), "limit", PAGE))
                        .invoke(page -> {
                            verification.accept(page);
                            page.stream().reduce((one, next) -> next).ifPresent(last -> after.set(last.number()));
                        }))
                .whilst(page -> !page.isEmpty())
                .onItem()
                .ignoreAsUni();
    }

    private void writeNext() {
        List<Waiting> batch = new ArrayList<>();
        synchronized (this) {
            while (!waiting.isEmpty() && batch.size() < MAX_BATCH) {
                batch.add(waiting.remove());
            }
            writing = !batch.isEmpty();
        }
        if (batch.isEmpty()) {
            return;
        }
        write(batch)
                .subscribe()
                .with(
                        stored -> {
                            head = stored;
                            headIsKnown = true;
                            batch.forEach(each -> each.stored.complete(null));
                            writeNext();
                        },
                        failure -> {
                            headIsKnown = false;
                            batch.forEach(each -> each.stored.completeExceptionally(failure));
                            writeNext();
                        });
    }

    private Uni<AuditHead> write(List<Waiting> batch) {
        return transactions.run(session -> lastHead(session).flatMap(last -> {
            Uni<AuditHead> result = Uni.createFrom().item(last);
            for (Waiting each : batch) {
                result = result.flatMap(before -> insert(session, chain.next(before, each.action, Instant.now())));
            }
            return result;
        }));
    }

    private Uni<AuditHead> lastHead(StatelessSession session) {
        return headIsKnown
                ? Uni.createFrom().item(head)
                : new Statement(LAST, Map.of("writer", head.writer()))
                        .one(session, Object[].class)
                        .map(row -> row == null
                                ? AuditHead.none(head.writer())
                                : entry(row).head())
                        // If rows have been deleted, numbering continues after them, and verification reports the gap.
                        .map(found -> found.number() < head.number() ? head : found);
    }

    private static Uni<AuditHead> insert(StatelessSession session, AuditEntry entry) {
        AuditedAction action = entry.action();
        return new Statement(
                        INSERT,
                        Map.ofEntries(
                                Map.entry("writer", entry.writer()),
                                Map.entry("number", entry.number()),
                                Map.entry("at", micros(entry.at())),
                                Map.entry("actor", action.actor()),
                                Map.entry("roles", action.roles()),
                                Map.entry("action", action.action()),
                                Map.entry("subscriber", action.subscriber()),
                                Map.entry("conversation", action.conversation()),
                                Map.entry("target", action.target()),
                                Map.entry("address", action.address()),
                                Map.entry("reason", action.reason()),
                                Map.entry("previous", entry.previous()),
                                Map.entry("hash", entry.hash())))
                .execute(session)
                .replaceWith(entry.head());
    }

    private Uni<List<AuditEntry>> list(String sql, Map<String, ?> parameters) {
        return transactions
                .read(session -> new Statement(sql, parameters).list(session, Object[].class))
                .map(rows -> rows.stream().map(AuditTrail::entry).toList());
    }

    private static AuditEntry entry(Object[] row) {
        return new AuditEntry(
                (UUID) row[0],
                (Long) row[1],
                Instant.EPOCH.plus((Long) row[2], ChronoUnit.MICROS),
                new AuditedAction(
                        (String) row[3],
                        (String) row[4],
                        (String) row[5],
                        (String) row[6],
                        (String) row[7],
                        (String) row[8],
                        (String) row[9],
                        (String) row[10]),
                (String) row[11],
                (String) row[12]);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
