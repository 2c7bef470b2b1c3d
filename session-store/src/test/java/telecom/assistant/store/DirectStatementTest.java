package telecom.assistant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectStatementTest {

    @Test
    void numbersParametersInTheOrderOfTheirFirstUse() {
        DirectStatement statement = DirectStatement.of("select :b, :a, :b");

        assertThat(statement.sql()).isEqualTo("select $1, $2, $1");
        Tuple bound = statement.bind(Map.of("a", 1, "b", 2));
        assertThat(bound.getInteger(0)).isEqualTo(2);
        assertThat(bound.getInteger(1)).isEqualTo(1);
        assertThat(bound.size()).isEqualTo(2);
    }

    @Test
    void leavesCastsAlone() {
        assertThat(DirectStatement.of("select (:rows)::text::jsonb").sql()).isEqualTo("select ($1)::text::jsonb");
    }

    @Test
    void bindsAMissingValueAsNull() {
        assertThat(DirectStatement.of("select :a").bind(Map.of()).getValue(0)).isNull();
    }

    @Test
    void refusesWhatTheDriverWouldPrepareAnewEachTime() {
        assertThatThrownBy(() -> DirectStatement.of("x".repeat(ConnectionPoolCreator.MAX_STATEMENT_CHARS + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 8192");
    }
}
