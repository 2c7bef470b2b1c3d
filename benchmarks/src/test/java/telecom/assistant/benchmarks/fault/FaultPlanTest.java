package telecom.assistant.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final FaultPlan.Scale SCALE = FaultPlan.Scale.FULL;

    @Test
    void drawsEachKindOnceBeforeDrawingAnyAgain() {
        List<FaultKind> drawn = plan(FaultPlan.USUAL_KINDS).draw();

        assertThat(drawn).hasSize(FaultPlan.USUAL_KINDS.size()).doesNotHaveDuplicates();
    }

    @Test
    void subscribersWaitLongerThanTheDatabaseIsAway() {
        assertThat(plan(EnumSet.of(FaultKind.DATABASE_AWAY_FOR_LONG)).patience())
                .isGreaterThan(FaultKind.LONG_OUTAGE);
        assertThat(plan(EnumSet.of(FaultKind.DATABASE_AWAY)).patience()).isGreaterThan(SCALE.databaseAway());
        assertThat(plan(EnumSet.of(FaultKind.ENGINE_KILLED)).patience()).isEqualTo(SCALE.patience());
    }

    @Test
    void theDatabaseIsAwayForLongerThanAnEngineIsStoppedMeanwhile() {
        FaultPlan.Scale longer = SCALE.withEngineStop(Duration.ofSeconds(90));

        assertThat(longer.databaseAway()).isGreaterThan(longer.engineStop());
        assertThatThrownBy(() -> new FaultPlan.Scale(
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(90),
                        8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("away: 8 s (expected: more than the 8 s");
    }

    @Test
    void everyStopPointHasAKindThatKillsAndOneThatStops() {
        assertThat(FaultKind.atStopPoints()).hasSize(14);
        assertThat(FaultKind.atStopPoints().stream().filter(FaultKind::hasResumption))
                .hasSize(7);
    }

    private static FaultPlan plan(Set<FaultKind> kinds) {
        return new FaultPlan(kinds.size(), 1, kinds, SCALE, Sabotage.NONE);
    }
}
