package telecom.assistant.store.deadletter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import telecom.assistant.store.Statement;
import telecom.assistant.store.Transactions;

/** Records which dead letters were replayed, so that none is replayed twice by accident. */
@ApplicationScoped
public class DeadLetterReplays {

    private static final String IN_RANGE = """
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
        Map<String, ?> range = Map.of("partition", partition, "from", fromOffset, "to", toOffset);
        return transactions
                .run(session -> new Statement(IN_RANGE, range).list(session, Tuple.class))
                .map(rows -> rows.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                row -> new Position(partition, row.get(0, Long.class)),
                                row -> row.get(1, OffsetDateTime.class).toInstant())));
    }

    /** Marks a dead letter as replayed; false if it was marked before, in which case the earlier time stands. */
    public Uni<Boolean> mark(int partition, long offset, Instant now) {
        Map<String, ?> replayed = Map.of("partition", partition, "offset", offset, "now", now);
        return transactions.run(new Statement(MARK, replayed)::execute).map(inserted -> inserted == 1);
    }
}
