package telecom.assistant.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the statements that every turn needs directly on the driver, without Hibernate Reactive. May be used from any
 * thread.
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
     * Runs the statement as its own transaction, in one round trip. After a time-out the statement may have been
     * executed, or may still be executed later, so it has to make sure that it does not overwrite newer data. Its
     * connection is free once the database has answered.
     *
     * @param values the parameters by name; a missing one is null
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
