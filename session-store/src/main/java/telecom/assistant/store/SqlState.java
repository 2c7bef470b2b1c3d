package telecom.assistant.store;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Set;

/** Interprets PostgreSQL's error codes by their class, which is the first two characters. */
public final class SqlState {

    // Data exceptions, cardinality and integrity violations, and exceeded limits on the size of a row.
    private static final Set<String> PERMANENT = Set.of("21", "22", "23", "54");

    private SqlState() {}

    /** Whether the database would refuse the same statement again because of its values. */
    public static boolean isPermanent(Throwable failure) {
        return PERMANENT.contains(classOf(failure));
    }

    /** The class of the error that a failure has among its causes; empty if it has none. */
    public static String classOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String state = codeOf(cause);
            if (state != null && state.length() == 5) {
                return state.substring(0, 2);
            }
        }
        return "";
    }

    private static String codeOf(Throwable failure) {
        if (failure instanceof PgException refused) {
            return refused.getSqlState();
        }
        return failure instanceof SQLException refused ? refused.getSQLState() : null;
    }
}
