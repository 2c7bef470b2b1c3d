package telecom.assistant.store.deadletter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import telecom.assistant.store.Transactions;

/** Records which dead letters were replayed, so that none is replayed twice by accident. */
@ApplicationScoped
public class DeadLetterReplays {

    private static final String OF = """
            select "offset", replayed_at from dead_letter_replay
            where partition = :partition and "offset" >= :from and "offset" < :to""";

    private static final String MARK = """
            insert into dead_letter_replay (partition, "offset", replayed_at) values (:partition, :offset, :now)
            on conflict do nothing""";

    private final Transactions transactions;

    DeadLetterReplays(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * When the dead letters in a range were replayed; those that were not are left out.
     *
     * @param fromOffset the first offset of the range
     * @param toOffset the first offset after the range
     */
    public Uni<Map<Position, Instant>> of(int partition, long fromOffset, long toOffset) {
        return transactions.run(session -> session.createNativeQuery(OF, Tuple.class)
                .setParameter("partition", partition)
                .setParameter("from", fromOffset)
                .setParameter("to", toOffset)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                row -> new Position(partition, row.get(0, Long.class)),
                                row -> row.get(1, OffsetDateTime.class).toInstant()))));
    }

    /** Marks a dead letter as replayed; false if it was marked before, in which case the earlier time stands. */
    public Uni<Boolean> mark(int partition, long offset, Instant now) {
        return transactions.run(session -> session.createNativeQuery(MARK)
                .setParameter("partition", partition)
                .setParameter("offset", offset)
                .setParameter("now", now)
                .executeUpdate()
                .map(inserted -> inserted == 1));
    }
}
