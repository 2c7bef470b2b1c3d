package telecom.assistant.gateway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import telecom.assistant.gateway.evaluation.CandidateSummary.Times;
import telecom.assistant.model.Usage;

class CandidateSummaryTest {

    @Test
    void sumsUpAndLeavesFailuresOutOfTheTimes() {
        CandidateSummary summary = CandidateSummary.of(
                "light/current",
                List.of(
                        answer(100L, 300, new Usage(10, 5, 2, 1), "0.5", null, 0.8, true, false),
                        answer(200L, 500, new Usage(20, 6, 4, 0), "0.7", null, 0.4, false, true),
                        answer(null, 9_000, null, null, "STALLED", 0.1, null, false)));

        assertThat(summary)
                .isEqualTo(new CandidateSummary(
                        "light/current",
                        3,
                        1,
                        new Times(100L, 200L),
                        new Times(300L, 500L),
                        new Usage(30, 11, 6, 1),
                        new BigDecimal("1.2"),
                        2,
                        0.5,
                        (0.8 + 0.4) / 2,
                        1));
    }

    @Test
    void leavesUnknownFiguresOut() {
        assertThat(CandidateSummary.of("light/current", List.of()))
                .isEqualTo(new CandidateSummary(
                        "light/current",
                        0,
                        0,
                        new Times(null, null),
                        new Times(null, null),
                        null,
                        null,
                        0,
                        null,
                        null,
                        0));
    }

    @Test
    void computesPercentilesByTheNearestRank() {
        assertThat(Times.of(LongStream.rangeClosed(1, 200).boxed().toList())).isEqualTo(new Times(100L, 198L));
    }

    private static CandidateAnswer answer(
            Long firstToken,
            long total,
            Usage usage,
            String cost,
            String failure,
            Double similarity,
            Boolean sameTools,
            boolean otherLanguage) {
        return new CandidateAnswer(
                "light/current",
                "",
                List.of(),
                null,
                null,
                null,
                firstToken,
                total,
                usage,
                cost == null ? null : new BigDecimal(cost),
                failure,
                similarity,
                sameTools,
                otherLanguage);
    }
}
