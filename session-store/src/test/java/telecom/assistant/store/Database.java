package telecom.assistant.store;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import telecom.assistant.local.LocalStack;
import telecom.assistant.local.Part;
import telecom.assistant.local.StackOptions;

/**
 * Starts a PostgreSQL server for the tests. The application runs as a user that owns nothing, so that each test shows that
 * the store needs no more.
 */
public final class Database implements QuarkusTestResourceLifecycleManager {

    /** The user that runs, and its password. */
    static final String RUNS = "assistant_run";

    /** The user that owns the tables and migrates, and its password. */
    static final String OWNS = "assistant";

    private LocalStack stack;

    @Override
    public Map<String, String> start() {
        stack = LocalStack.start(
                StackOptions.in(Path.of("target/local-stack")).withFresh(true).withParts(Set.of(Part.POSTGRES)));
        String database = "127.0.0.1:" + stack.postgres().port() + "/assistant";
        createUser("jdbc:postgresql://" + database);
        return Map.of(
                "quarkus.datasource.username",
                RUNS,
                "quarkus.datasource.password",
                RUNS,
                "quarkus.flyway.username",
                OWNS,
                "quarkus.flyway.password",
                OWNS,
                "quarkus.datasource.reactive.url",
                "postgresql://" + database,
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://" + database);
    }

    private static void createUser(String url) {
        try (Connection connection = DriverManager.getConnection(url, OWNS, OWNS);
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + RUNS + " login password '" + RUNS + "'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.close();
        }
    }
}
