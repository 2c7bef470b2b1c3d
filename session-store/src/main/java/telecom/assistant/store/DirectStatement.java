package telecom.assistant.store;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A statement that {@link DirectStatements} passes to the driver directly. Its text never changes, so that each
 * connection prepares it only once. Immutable.
 */
public final class DirectStatement {

    /** A name after a colon; two colons are a cast. */
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]+)");

    private final String sql;
    private final List<String> names;

    private DirectStatement(String sql, List<String> names) {
        if (sql.length() > ConnectionPoolCreator.MAX_STATEMENT_CHARS) {
            throw new IllegalArgumentException("statement: " + sql.length() + " characters (expected: at most "
                    + ConnectionPoolCreator.MAX_STATEMENT_CHARS
                    + ", because the driver prepares longer ones again each time)");
        }
        this.sql = sql;
        this.names = List.copyOf(names);
    }

    /** @param sql the statement in PostgreSQL's own SQL, with names for its parameters, as in {@code :conversation} */
    public static DirectStatement of(String sql) {
        List<String> names = new ArrayList<>();
        String numbered = PARAMETER.matcher(sql).replaceAll(found -> "\\$" + number(found, names));
        return new DirectStatement(numbered, names);
    }

    private static int number(MatchResult found, List<String> names) {
        String name = found.group(1);
        if (!names.contains(name)) {
            names.add(name);
        }
        return names.indexOf(name) + 1;
    }

    /** The text, with the driver's numbers for parameters. */
    String sql() {
        return sql;
    }

    /** @param values the values of the parameters by name; a missing value is null */
    Tuple bind(Map<String, ?> values) {
        Tuple bound = Tuple.tuple();
        names.forEach(name -> bound.addValue(values.get(name)));
        return bound;
    }
}
