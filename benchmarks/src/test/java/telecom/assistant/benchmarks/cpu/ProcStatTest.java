package telecom.assistant.benchmarks.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcStatTest {

    private static final String POSTGRES =
            "4711 (postgres) S 4700 4711 4711 0 -1 4194560 8134 90210 12 3 150 50 700 300 20 0 1 0 123456 1 2 3";

    @Test
    void readsTheCpuTimeOfAProcessAndItsEndedChildren() {
        assertThat(ProcStat.parse(POSTGRES)).isEqualTo(new ProcStat("postgres", 4700, 200, 1000));
    }

    @Test
    void isNotConfusedByANameWithBlanksAndParentheses() {
        String line = POSTGRES.replace("(postgres)", "(a) (b c)");

        assertThat(ProcStat.parse(line)).isEqualTo(new ProcStat("a) (b c", 4700, 200, 1000));
    }

    @ParameterizedTest
    @CsvSource({"C2 CompilerThre,true", "C1 CompilerThre,true", "vert.x-eventloo,false", "VM Thread,false"})
    void recognisesTheCompilerThreadsOfHotSpot(String name, boolean compiler) {
        assertThat(new ProcStat(name, 1, 0, 0).isCompiler()).isEqualTo(compiler);
    }

    @Test
    void refusesATruncatedStat() {
        assertThatThrownBy(() -> ProcStat.parse("4711 (postgres) S 1")).isInstanceOf(IllegalArgumentException.class);
    }
}
