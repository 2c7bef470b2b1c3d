package telecom.assistant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user that the application runs as, with whom all other tests use the store, and what it must not do. */
@QuarkusTest
@WithTestResource(Database.class)
class RunUserIT {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    Rows rows;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table conversation add column spy text",
                "alter table audit_entry disable trigger user",
                "alter function refuse_audit_change() security definer",
                "drop table suggestion",
                "drop trigger audit_entry_is_append_only on audit_entry",
                "drop function refuse_audit_change()",
                "truncate utterance",
                "update audit_entry set actor = 'nobody'",
                "delete from audit_entry",
                "truncate audit_entry",
                "create table spy (text text)",
                "create or replace function refuse_audit_change() returns trigger language plpgsql as 'begin end'",
                "select * from flyway_schema_history",
                "set role assistant"
            })
    void mayNotChangeTheSchemaOrTheAuditTrail(String statement) {
        assertThatThrownBy(() -> execute(statement))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    @Test
    void addsAndReadsEntriesOfTheAuditTrail() throws SQLException {
        execute("insert into audit_entry select gen_random_uuid(), 1, now(), '', '', '', '', '', '', '', '', '', ''");

        assertThat(rows.count("audit_entry")).isPositive();
    }

    @Test
    void dropsNoPeriodThatIsNotOver() {
        String period = rows.texts(
                        "select name from history_partition where now() between opened_from and opened_before")
                .get(0);
        rows.execute("""
                insert into subscriber (subscriber_id, language, updated_at) values ('of-open-period', 'ko', now())""", """
                insert into conversation (conversation_id, subscriber_id, epoch, turn, mode, channel, leg, language,
                    opened_at, last_at)
                values (conversation_id_floor(now()), 'of-open-period', 1, 1, 'ASSISTANT', 'SMS', 'leg', 'ko', now(),
                    now())""");
        try {
            assertThatThrownBy(() -> execute("select drop_history_partition('" + period + "')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("conversations of this period are open");
            assertThatThrownBy(() -> execute("select drop_history_partition('none')"))
                    .isInstanceOf(SQLException.class);
        } finally {
            rows.execute(
                    "delete from conversation where subscriber_id = 'of-open-period'",
                    "delete from subscriber where subscriber_id = 'of-open-period'");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, Database.RUNS, Database.RUNS);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
