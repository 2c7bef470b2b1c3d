package telecom.assistant.benchmarks.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.turns.report.RowResult;
import telecom.assistant.benchmarks.turns.report.TurnsMarkdown;
import telecom.assistant.benchmarks.turns.report.TurnsResult;

/** A short form of {@code ./bench turns}, whose latencies are only printed. */
@Tag("long")
class TurnsIT {

    private static final int RATE = 10;
    private static final TurnsPlan BRIEF = new TurnsPlan(
            List.of(new Row(false, 8, 0), new Row(true, 8, 0), new Row(true, 8, RATE)),
            40,
            8,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));

    @Test
    void answersEveryTurnAndMeasuresIt() {
        Path folder = Path.of(System.getProperty("work.folder"), "turns");
        Path jar = Path.of(System.getProperty("gateway.jar"));

        TurnsResult result = new TurnsRun(BRIEF, folder, jar, System.out).execute();

        System.out.println(TurnsMarkdown.of(result));
        assertThat(result.rows()).extracting(RowResult::name).containsExactly("instant-8", "paced-8", "rate");
        assertThat(result.rows()).allSatisfy(row -> {
            assertThat(row.faults()).isEmpty();
            assertThat(row.turns()).isPositive();
            assertThat(row.firstWords().p50()).isPositive();
            assertThat(row.added().p50()).isLessThanOrEqualTo(row.firstWords().p50());
        });
        assertThat(result.rows().get(1).firstWords().p50()).isGreaterThan(200);
        assertThat(result.rows().get(2).firstWords().count()).isGreaterThanOrEqualTo(RATE - 1);
        assertThat(result.rows().get(2).floor().p50()).isPositive();
    }
}
