package telecom.assistant.benchmarks.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RowTest {

    @Test
    void listsInstantRowsThenPacedOnesThenTheOneWithARate() {
        assertThat(Row.all(100, 64))
                .extracting(Row::name)
                .containsExactly(
                        "instant-1",
                        "instant-16",
                        "instant-64",
                        "instant-256",
                        "paced-64",
                        "paced-256",
                        "paced-1000",
                        "rate");
    }

    @Test
    void canBeChosenByName() {
        assertThat(Row.named(Row.all(50, 8), "rate,instant-16"))
                .containsExactly(new Row(false, 16, 0), new Row(true, 8, 50));
    }

    @Test
    void refusesAnUnknownName() {
        assertThatThrownBy(() -> Row.named(Row.all(50, 8), "rate,paced-7"))
                .hasMessageContaining("--only: paced-7 (expected: some of instant-1,");
    }
}
