package telecom.assistant.store.history;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import telecom.assistant.store.Statement;
import telecom.assistant.store.StoreConfig;

/**
 * Creates the partitions for conversations that are yet to be opened. There are no gaps between them: without a
 * partition for its time, a conversation could not be stored.
 */
@ApplicationScoped
class Partitions {

    private final SingleNodeLock lock;
    private final StoreConfig.Partitions config;
    private volatile Instant createdUntil;

    Partitions(SingleNodeLock lock, StoreConfig config) {
        this.lock = lock;
        this.config = config.partitions();
        if (this.config.period().toDays() < 1) {
            throw new IllegalArgumentException(
                    "assistant.store.partitions.period: " + this.config.period() + " (expected: a day or more)");
        }
    }

    Uni<Void> createAhead(Instant now) {
        return lock.repeat(session -> end(session, now).chain(end -> {
            createdUntil = end;
            return end.isBefore(now.plus(config.ahead()))
                    ? add(session, end)
                    : Uni.createFrom().item(false);
        }));
    }

    /** The end of the last partition that this node knows of; null until it has checked. */
    Instant createdUntil() {
        return createdUntil;
    }

    private static Uni<Instant> end(StatelessSession session, Instant now) {
        return session.createNativeQuery("select max(opened_before) from history_partition", Instant.class)
                .getSingleResultOrNull()
                .map(end -> end == null ? now.truncatedTo(ChronoUnit.DAYS) : end);
    }

    private Uni<Boolean> add(StatelessSession session, Instant from) {
        Instant before = from.plus(config.period().toDays(), ChronoUnit.DAYS);
        return new Statement(
                        "select 1 from add_history_partition(:from, :before)", Map.of("from", from, "before", before))
                .one(session, Integer.class)
                .replaceWith(true);
    }
}
