package telecom.assistant.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Direct access to the database as the owner of the tables, bypassing the store. */
@ApplicationScoped
public class Rows {

    private final String url;

    Rows(@ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        this.url = url;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, Database.OWNS, Database.OWNS);
    }

    public long count(String fromAndWhere) {
        return Long.parseLong(texts("select count(*) from " + fromAndWhere).get(0));
    }

    /** The first column of the result. */
    public List<String> texts(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failed) {
            throw new AssertionError(query, failed);
        }
    }

    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new AssertionError(String.join("; ", statements), failed);
        }
    }

    /** Executes statements in a transaction that stays open; closing the result commits it. */
    public Held hold(String... statements) {
        try {
            Connection connection = connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            return () -> {
                connection.commit();
                connection.setAutoCommit(true);
                connection.close();
            };
        } catch (SQLException failed) {
            throw new AssertionError(String.join("; ", statements), failed);
        }
    }

    /** Whether any transaction waits for a lock that another one holds. */
    public boolean isAnyBlocked() {
        return count("pg_stat_activity where wait_event_type = 'Lock'") > 0;
    }

    @FunctionalInterface
    public interface Held extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }
}
