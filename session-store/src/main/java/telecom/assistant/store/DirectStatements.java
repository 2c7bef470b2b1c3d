package telecom.assistant.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the statements of every turn directly on the driver, without Hibernate Reactive. May be used from any thread.
 */
@ApplicationScoped
public class DirectStatements {

    private final Pool pool;
    private final StoreConfig config;

    DirectStatements(Pool pool, StoreConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /**
     * Runs the statement as a transaction of its own, in one round trip. After a time-out it may have been carried out, and
     * may still be later, so it has to check that it undoes nothing; its connection is free once the database has
     * answered.
     *
     * @param values of its parameters, by name; one that is missing is null
     */
    public Uni<RowSet<Row>> run(DirectStatement statement, Map<String, ?> values) {
        return Uni.createFrom()
                .deferred(() -> pool.preparedQuery(statement.sql()).execute(statement.bind(values)))
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    /** Runs a statement that returns at most one row. */
    public Uni<Optional<Row>> one(DirectStatement statement, Map<String, ?> values) {
        return run(statement, values)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next()));
    }
}
