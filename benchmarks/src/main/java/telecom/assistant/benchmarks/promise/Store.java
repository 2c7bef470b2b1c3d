package telecom.assistant.benchmarks.promise;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The application's database, read directly. */
public final class Store {

    private final String url;
    private final String user;
    private final String password;

    private Store(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** The database that the gateway's settings name. */
    public static Store of(Map<String, String> settings) {
        return new Store(
                settings.get("QUARKUS_DATASOURCE_JDBC_URL"),
                settings.get("QUARKUS_DATASOURCE_USERNAME"),
                settings.get("QUARKUS_DATASOURCE_PASSWORD"));
    }

    /** All utterances of subscribers and the assistant, in the order of turns. */
    List<StoredUtterance> utterances() {
        List<StoredUtterance> all = new ArrayList<>();
        query(
                """
                select conversation_id, utterance_id, turn, role, text, state from utterance
                where role in ('SUBSCRIBER', 'ASSISTANT') order by conversation_id, turn, said_at""",
                row -> all.add(new StoredUtterance(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6))));
        return all;
    }

    /**
     * The ids of replies that the SMSC may or may not have, because it or the node died between request and response.
     */
    Set<String> repliesInDoubt() {
        Set<String> all = new HashSet<>();
        query("select distinct reply_id from sms_segment where state = 'SENDING'", row -> all.add(row.getString(1)));
        return all;
    }

    /** Executes a statement. */
    public void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused a statement of the benchmark", e);
        }
    }

    /** Passes each row of a query to a reader. */
    public void query(String sql, Row eachRow) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                eachRow.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be read", e);
        }
    }

    /** Reads a row of a query's result. */
    @FunctionalInterface
    public interface Row {
        void read(ResultSet row) throws SQLException;
    }
}
