package telecom.assistant.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.conversation.DayUsage;
import telecom.assistant.gateway.Settings;

class BudgetsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-22");

    @ParameterizedTest
    @CsvSource({
        "Asia/Seoul, 2026-01-22T14:59:59Z, 2026-01-22",
        "Asia/Seoul, 2026-01-22T15:00:00Z, 2026-01-23",
        "America/New_York, 2026-01-22T04:59:59Z, 2026-01-21"
    })
    void beginsADayAtMidnightOfItsZone(String zone, Instant time, LocalDate day) {
        assertThat(budgets(Map.of("zone", zone)).dayOf(time)).isEqualTo(day);
    }

    @Test
    void beginsADayAtMidnightInKoreaByDefault() {
        assertThat(budgets(Map.of()).dayOf(Instant.parse("2026-01-22T15:00:00Z")))
                .isEqualTo(DAY.plusDays(1));
    }

    @Test
    void limitsNothingByDefault() {
        Budgets unlimited = budgets(Map.of());

        assertThat(unlimited.isLimited()).isFalse();
        assertThat(unlimited.isSpent(new DayUsage(DAY, 1_000_000_000, 1_000_000)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"tokens-per-day, 99, 5, false", "tokens-per-day, 100, 0, true", "replies-per-day, 5, 100, true"})
    void isSpentAtTheLimit(String limit, long tokens, long replies, boolean spent) {
        assertThat(budgets(Map.of(limit, "100")).isSpent(new DayUsage(DAY, tokens, replies)))
                .isEqualTo(spent);
    }

    private static Budgets budgets(Map<String, String> settings) {
        return new Budgets(Settings.budgets(settings), new SimpleMeterRegistry());
    }
}
