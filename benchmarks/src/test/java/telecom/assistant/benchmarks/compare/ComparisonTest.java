package telecom.assistant.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.turns.report.Results;
import telecom.assistant.benchmarks.turns.report.TurnsResult;

class ComparisonTest {

    @Test
    void showsMediansSideBySide() {
        Comparison comparison = new Comparison(
                "main", "mine", List.of(run(9_000), run(10_000), run(90_000)), List.of(run(20_000), run(20_000)));

        assertThat(comparison.allAnswered()).isTrue();
        assertThat(comparison.markdown())
                .contains("A: main")
                .contains("B: mine")
                .contains("| instant-256 | turns/s | 500 (450–4,500) | 1,000 (1,000–1,000) | 2.00 |")
                .contains("| instant-256 | gateway CPU, ms a turn | 2.50 (2.50–2.50) | 2.50 (2.50–2.50) | 1.00 |")
                .doesNotContain("| instant-256 | Kafka alone")
                .doesNotContain("In some runs");
    }

    @Test
    void isNotAllAnsweredIfARunHadAFault() {
        TurnsResult bad = Results.run(Results.closed(10, Map.of("without a reply", 1L)));

        assertThat(new Comparison("a", "b", List.of(bad), List.of(run(10))).allAnswered())
                .isFalse();
    }

    @Test
    void usesTheMeanOfTheTwoMiddleValuesAsTheMedian() {
        assertThat(Sample.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Sample(3, 1, 9));
    }

    @Test
    void leavesOutWhatWasNotMeasured() {
        assertThat(Sample.of(List.of(Double.NaN, 2.0))).isEqualTo(new Sample(2, 2, 2));
        assertThat(Sample.of(List.of(Double.NaN)).isKnown()).isFalse();
    }

    private static TurnsResult run(long turns) {
        return Results.run(Results.closed(turns, Map.of()));
    }
}
