package telecom.assistant.benchmarks.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.cpu.CpuReading;
import telecom.assistant.benchmarks.cpu.CpuUse;
import telecom.assistant.benchmarks.turns.report.RowResult;

class RowFiguresTest {

    private static final long MILLI = 1_000_000;
    private static final Row RATED = new Row(true, 64, 100);
    private static final RowFigures FIGURES = new RowFigures(reading(1_000, 100), reading(3_000, 150), 2, 1, null);

    private final TurnLog log = new TurnLog();

    @Test
    void subtractTheModelsPartTurnByTurn() {
        turn(1_500, 1_500, 1_710, 2_100, 200);
        turn(1_600, 1_600, 1_830, 2_200, 220);

        RowResult row = FIGURES.result(RATED, log);

        assertThat(row.firstWords().count()).isEqualTo(2);
        assertThat(row.firstWords().max()).isCloseTo(230, within(0.5));
        assertThat(row.added().p50()).isCloseTo(10, within(0.1));
        assertThat(row.added().max()).isCloseTo(10, within(0.1));
    }

    @Test
    void countATurnByItsEndAndItsLatencyByItsDueTime() {
        turn(500, 500, 710, 1_100, 200);
        turn(2_900, 2_900, 3_110, 3_500, 200);
        turn(3_100, 3_100, 3_310, 3_600, 200);

        RowResult row = FIGURES.result(RATED, log);

        assertThat(row.turns()).isEqualTo(1);
        assertThat(row.turnsPerSecond()).isEqualTo(0.5);
        assertThat(row.firstWords().count()).isEqualTo(1);
    }

    @Test
    void sayHowLateTheGeneratorItselfWas() {
        turn(1_500, 1_507, 1_710, 2_100, 200);

        RowResult row = FIGURES.result(RATED, log);

        assertThat(row.lateness().p50()).isCloseTo(7, within(0.1));
        assertThat(row.waited()).isEqualTo(2);
        assertThat(row.openedMeanwhile()).isEqualTo(1);
        assertThat(FIGURES.result(new Row(true, 64, 0), log).lateness()).isNull();
    }

    @Test
    void shareTheCpuTimeAmongTheTurns() {
        turn(1_500, 1_500, 1_710, 2_100, 200);
        turn(1_600, 1_600, 1_830, 2_200, 220);

        assertThat(FIGURES.result(RATED, log).cpu("broker")).contains(new CpuUse("broker", 250, 0.25));
    }

    @Test
    void sayWhatWasWrong() {
        log.add(Fault.LOST);
        log.add(Fault.LOST);

        RowResult row = FIGURES.result(RATED, log);

        assertThat(row.faults()).isEqualTo(Map.of("without a reply", 2L));
        assertThat(row.allAnswered()).isFalse();
        assertThat(row.firstWords()).isNull();
    }

    private void turn(long due, long asked, long first, long done, long model) {
        log.add(new Turn(due * MILLI, asked * MILLI, first * MILLI, done * MILLI, model * MILLI));
    }

    private static CpuReading reading(long atMillis, long ticks) {
        return new CpuReading(atMillis * MILLI, Map.of("broker", ticks), "gateway", Map.of());
    }
}
