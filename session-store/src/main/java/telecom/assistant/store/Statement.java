package telecom.assistant.store;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.AbstractQuery;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * A statement in PostgreSQL's own SQL, with a value for each of its parameters. It has no effect until a session runs
 * it.
 *
 * @param parameters the parameters by name; none of them is null
 */
public record Statement(String sql, Map<String, ?> parameters) {

    /** A duration in seconds, as {@code make_interval(secs => …)} expects it. */
    public static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** Runs the statement; returns how many rows it has changed. */
    public Uni<Integer> execute(StatelessSession session) {
        return bind(session.createNativeQuery(sql)).executeUpdate();
    }

    /** The rows that the statement returns. */
    public <T> Uni<List<T>> list(StatelessSession session, Class<T> type) {
        return bind(session.createNativeQuery(sql, type)).getResultList();
    }

    /** The one row that the statement returns; null if it returns none. */
    public <T> Uni<T> one(StatelessSession session, Class<T> type) {
        return bind(session.createNativeQuery(sql, type)).getSingleResultOrNull();
    }

    private <Q extends AbstractQuery> Q bind(Q query) {
        parameters.forEach(query::setParameter);
        return query;
    }
}
